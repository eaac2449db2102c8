package facespace.data.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import facespace.data.Available;
import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.data.picture.DrawnMark;
import facespace.data.picture.FacePicture;
import facespace.text.Lang;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes and sockets among files: who opens a pipe waits for its other end, perhaps for ever. */
class SpecialFilesTest {
  private static final String NO_FILE =
      " cannot be read: a pipe, a socket or a device, not a file.";

  @TempDir Path temp;
  private Path root;
  private final List<Path> pipes = new ArrayList<>();

  @BeforeEach
  void makePeople() {
    root = temp.resolve("data/friends");
    People.add(root, "anna", 2);
    People.add(root, "ben", 2);
  }

  /** Whoever still waits for one is let go. */
  @AfterEach
  void openThePipes() throws IOException {
    for (Path pipe : pipes) {
      FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
    }
  }

  @Test
  void amongPicturesTheyAreNamedAndLeftOut() throws Exception {
    pipe("anna/x.png");
    pipe("pipe");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(root.resolve("ben/socket")));
      FaceFolder folder = ends(() -> FaceFolder.read(root, false));
      assertEquals(4, folder.images().count());
      assertEquals(List.of(), folder.skipped());
      assertEquals(
          List.of(
              "Left out, being pipes, sockets or devices and no files: pipe, anna/x.png, ben/socket"
                  + " (3 in all)."),
          folder.remarks().stream().map(remark -> remark.in(Lang.EN)).toList());
    }
  }

  @Test
  void theListOfDataDoesNotWaitForThem() throws Exception {
    pipe("anna/album/x");
    DataSets data = new DataSets(Map.of("FACESPACE_DATA", temp.resolve("data").toString()), temp);
    List<Available> all = ends(data::available);
    assertEquals(4, all.get(all.size() - 1).count());
    assertFalse(ends(() -> data.isDrawn("friends")));
  }

  @Test
  void aPictureIsNoPipe() throws Exception {
    Path pipe = pipe("anna/x.png");
    assertFalse(ends(() -> FacePicture.isOne(pipe)));
    assertFalse(ends(() -> DrawnMark.isOn(pipe)));
    assertRefused(pipe + NO_FILE, () -> FacePicture.read(pipe));
  }

  @Test
  void neitherIsAListOfPairs() throws Exception {
    Path pipe = pipe("pairs.txt");
    assertTrue(ends(() -> LfwPairs.isIn(root)));
    assertRefused(pipe + NO_FILE, () -> LfwPairs.read(root, "x", false));
  }

  @Test
  void norAFileOfDigits() throws Exception {
    Idx.write(PenDigits.generate(20, 1), root, "train");
    Idx.write(PenDigits.generate(20, 2), root, "t10k");
    Files.delete(root.resolve("t10k-labels-idx1-ubyte"));
    Path pipe = pipe("t10k-labels-idx1-ubyte");
    DataSets data = new DataSets(Map.of(), temp);
    assertRefused(pipe + NO_FILE, () -> data.load(root.toString()));
    Path images = root.resolve("train-images-idx3-ubyte");
    assertRefused(pipe + NO_FILE, () -> Idx.read(images, pipe, "x"));
  }

  private static void assertRefused(String sentence, Callable<?> reading) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> ends(reading));
    assertEquals(sentence, assertInstanceOf(DataException.class, e.getCause()).getMessage());
  }

  /** What comes of something that might wait for ever. */
  private static <T> T ends(Callable<T> reading) throws Exception {
    FutureTask<T> task = new FutureTask<>(reading);
    Thread thread = new Thread(task, "reading");
    thread.setDaemon(true);
    thread.start();
    return task.get(1, TimeUnit.MINUTES);
  }

  private Path pipe(String name) throws InterruptedException {
    Path pipe = root.resolve(name);
    try {
      pipe.getParent().toFile().mkdirs();
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    } catch (IOException noSuchCommand) {
      abort("there are no pipes here");
    }
    pipes.add(pipe);
    return pipe;
  }
}
