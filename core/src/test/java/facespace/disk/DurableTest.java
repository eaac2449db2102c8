package facespace.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
class DurableTest {
  private static final byte[] OLD = {1, 2};
  private static final byte[] NEW = {3, 4, 5};

  @TempDir Path temp;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void whatIsMadeAndWrittenIsPrivateAndWhatIsThereStaysAsItIs() throws IOException {
    permit(temp, "rwxr-xr-x");
    Path folder = temp.resolve("a/b");
    Durable.makeFolder(folder);
    assertEquals("rwx------", permissions(folder));
    assertEquals("rwx------", permissions(temp.resolve("a")));
    assertEquals("rwxr-xr-x", permissions(temp));
    Path file = Files.write(folder.resolve("file"), OLD);
    permit(file, "rw-rw-rw-");
    assertFalse(Durable.isPrivate(file));
    Durable.replace(file, NEW);
    assertEquals("rw-------", permissions(file));
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(1, folder.toFile().list().length, "nothing is left over");
    assertThrows(IOException.class, () -> Durable.makeFolder(file));
  }

  @Test
  void whatCannotBeReplacedStaysWhole() throws IOException {
    Path file = Files.createDirectory(temp.resolve("taken"));
    Files.write(file.resolve("inside"), OLD);
    assertThrows(IOException.class, () -> Durable.replace(file, NEW));
    assertArrayEquals(OLD, Files.readAllBytes(file.resolve("inside")));
    assertEquals(1, temp.toFile().list().length, "nothing is left over");
  }

  @Test
  void aFolderIsDeletedWithAllThatIsInItButNotWhatALinkLeadsTo() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("folder/inner"));
    Path outside = Files.write(temp.resolve("outside"), OLD);
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Durable.delete(temp.resolve("folder"));
    Durable.delete(temp.resolve("folder"));
    assertFalse(Files.exists(temp.resolve("folder")));
    assertTrue(Files.exists(outside));
  }

  @Test
  void whatOthersCanReadIsMadePrivateAndWhatIsNarrowerStays() throws IOException {
    Path file = Files.write(temp.resolve("file"), OLD);
    permit(file, "rw-r-----");
    Durable.makePrivate(file);
    assertEquals("rw-------", permissions(file));
    permit(file, "r--------");
    Durable.makePrivate(file);
    assertEquals("r--------", permissions(file));
    Path link = Files.createSymbolicLink(temp.resolve("link"), file);
    permit(file, "rw-r--r--");
    assertTrue(Durable.isPrivate(link), "whose is the file it leads to?");
  }
}
