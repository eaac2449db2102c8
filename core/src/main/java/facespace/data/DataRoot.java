package facespace.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of data sets, {@code $FACESPACE_DATA}: what lies in it by name. Who may only give
 * names reaches nothing outside.
 *
 * @param folder nothing if none was named
 * @param people those who describe folders of people
 */
record DataRoot(Optional<Path> folder, PeopleFolders people) {
  private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /**
   * A sub-folder with digits or people in it.
   *
   * @throws DataException if it is a link to people elsewhere
   */
  Optional<Path> named(String name) {
    Optional<Path> child =
        folder.filter(f -> SIMPLE_NAME.matcher(name).matches()).map(f -> f.resolve(name));
    if (child.map(IdxFolder::new).filter(digits -> !digits.isEmpty()).isPresent()) {
      return child;
    }
    child = child.filter(PeopleFolders::isOne);
    if (child.isPresent() && !isInside(child.get())) {
      throw new DataException("data.people.forbidden", child.get());
    }
    return child;
  }

  /** What can be chosen by name, in order, but for names that mean something else. */
  List<Available> others(List<String> taken) {
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder.get())) {
      return children
          .sorted()
          .filter(child -> SIMPLE_NAME.matcher(child.getFileName().toString()).matches())
          .filter(child -> !taken.contains(child.getFileName().toString()))
          .flatMap(child -> describe(child).stream())
          .toList();
    } catch (IOException unreadable) {
      return List.of(); // loading from it will say why
    }
  }

  private Optional<Available> describe(Path child) {
    IdxFolder digits = new IdxFolder(child);
    if (!digits.isComplete()) {
      boolean maybePeople = digits.isEmpty() && isInside(child);
      return maybePeople ? people.describe(child) : Optional.empty();
    }
    Optional<Integer> count = digits.trainCount();
    String name = child.getFileName().toString();
    return Optional.of(
        new Available(name, "data.folder.label", count.isPresent(), false, count.orElse(0)));
  }

  private boolean isInside(Path child) {
    try {
      return child.toRealPath().startsWith(folder.orElseThrow().toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
