package balcony.server.access;

import java.util.List;
import java.util.Optional;

/** What shall be different about a member; what is empty stays. */
public record MemberChange(Optional<Role> role, Optional<String> name, Optional<List<String>> voices) {}
