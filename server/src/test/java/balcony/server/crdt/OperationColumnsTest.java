package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OperationColumnsTest {
    @Test
    @DisplayName("C8: operations that were read are written back byte for byte as stock clients wrote them")
    void operations_are_written_as_stock_clients_write_them() throws BadBytes {
        for (long seed = 11; seed <= 14; seed++) {
            for (byte[] chunk : StockChanges.of(seed, 40).chunks()) {
                byte[] contents = Chunk.read(chunk).contents();
                ChangeContents change = ChangeContents.read(contents);
                List<Operation> operations = new ArrayList<>();
                OperationReader reader = new OperationReader(change);
                while (reader.hasNext()) {
                    operations.add(reader.next());
                }
                reader.finish();

                OperationWriter writer = OperationWriter.of(change.actor(), operations);
                ChangeContents again = new ChangeContents(
                        change.deps(),
                        change.actor(),
                        change.seq(),
                        change.startOp(),
                        change.time(),
                        change.message(),
                        writer.otherActors(),
                        writer.columns(),
                        change.extra());

                assertThat(HexFormat.of().formatHex(again.write()))
                        .as("seed %d: %s", seed, operations)
                        .isEqualTo(HexFormat.of().formatHex(contents));
            }
        }
    }
}
