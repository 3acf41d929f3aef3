package balcony.server.room;

/**
 * How the server appears to automerge-repo peers.
 *
 * @param peerId its peer id; no client may claim it
 * @param storageId the id of its storage, a UUID in text, the same for the life of the data folder
 */
public record HubIdentity(String peerId, String storageId) {}
