package facespace.data;

import facespace.data.folder.FaceFolder;
import facespace.data.folder.PeopleFolder;
import facespace.data.folder.PeopleSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder with data: MNIST's four files, or a folder for each person.
 *
 * @param path the folder, which exists
 */
record DataFolder(Path path) {

  private IdxFolder digits() {
    return new IdxFolder(path);
  }

  /** Whether there is anything that could be data. */
  boolean isPromising() {
    return !digits().isEmpty() || hasFolders();
  }

  private boolean hasFolders() {
    try (Stream<Path> children = Files.list(path)) {
      return children.anyMatch(Files::isDirectory);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** What it offers to those who choose by name; empty if it holds no data. */
  Optional<Available> describe(String name) {
    if (digits().isEmpty()) {
      return describePeople(name);
    }
    Optional<Integer> count = digits().trainCount();
    return digits().isComplete()
        ? Optional.of(
            new Available(name, "data.folder.label", count.isPresent(), false, count.orElse(0)))
        : Optional.empty();
  }

  private Optional<Available> describePeople(String name) {
    try {
      PeopleFolder people = PeopleFolder.list(path);
      return people.pictures() == 0
          ? Optional.empty()
          : Optional.of(
              new Available(
                  name,
                  "data.people.label",
                  true,
                  false,
                  people.pictures(),
                  people.people().size()));
    } catch (DataException nobody) {
      return Optional.empty(); // loading it will say why
    }
  }

  /**
   * Reads it.
   *
   * @throws facespace.knob.BadValue if the crowd does not suit it
   * @throws DataException if it is damaged or holds no data
   */
  DataSet read(String name, Crowd crowd) {
    return digits().isEmpty() ? people(name, crowd) : digits().read(name);
  }

  private DataSet people(String name, Crowd crowd) {
    FaceFolder folder = FaceFolder.read(PeopleFolder.list(path), name, crowd.colour());
    boolean closed = crowd.holdoutPeople() == PeopleSplit.CLOSED;
    Images all = closed ? first(folder.images(), crowd.people()) : folder.images();
    DataSet split = PeopleSplit.of(name, all, crowd.holdoutPeople());
    Images train = closed ? split.train() : first(split.train(), crowd.people());
    List<Remark> remarks = new ArrayList<>(folder.skipped());
    remarks.addAll(folder.remarks());
    return new DataSet(name, train, split.test(), split.openSet(), remarks);
  }

  private static Images first(Images images, int people) {
    boolean all = people == 0 || people >= images.classes();
    return all ? images : PeopleSplit.people(images, IntStream.range(0, people).toArray());
  }
}
