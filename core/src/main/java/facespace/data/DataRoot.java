package facespace.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of data sets, {@code $FACESPACE_DATA}: what lies in it by name. Who may only give
 * names reaches nothing outside.
 *
 * @param folder nothing if none was named
 * @param people those who describe folders of people
 */
record DataRoot(Optional<Path> folder, PeopleFolders people) {
  private static final int LONGEST_NAME = 100;

  /**
   * A sub-folder, in which there ought to be digits or people. It is looked up among those there
   * are, accents composed or not; a name never becomes a path.
   *
   * @throws DataException if it is a link to people elsewhere
   */
  Optional<Path> named(String name) {
    Optional<Path> child = isAllowed(name) ? find(name) : Optional.empty();
    if (child.map(IdxFolder::new).filter(digits -> !digits.isEmpty()).isPresent()) {
      return child;
    }
    if (child.isPresent() && !isInside(child.get())) {
      throw new DataException("data.people.forbidden", child.get());
    }
    return child;
  }

  private Optional<Path> find(String name) {
    return children().stream()
        .filter(child -> isSame(nameOf(child), name))
        .min(Comparator.comparing((Path child) -> !nameOf(child).equals(name)));
  }

  /** Whether two names are one, accents composed or not. */
  static boolean isSame(String a, String b) {
    return Normalizer.normalize(a, Normalizer.Form.NFC)
        .equals(Normalizer.normalize(b, Normalizer.Form.NFC));
  }

  /** What can be chosen by name, in order, but for names that mean something else. */
  List<Available> others(List<String> taken) {
    return children().stream()
        .filter(child -> !taken.contains(nameOf(child)))
        .flatMap(child -> describe(child).stream())
        .map(known -> isAllowed(known.name()) ? known : refused(known))
        .toList();
  }

  /** Data that cannot be chosen because their name means something else. */
  List<Available> hidden(List<String> builtIn) {
    return children().stream()
        .filter(child -> builtIn.contains(nameOf(child)))
        .flatMap(child -> describe(child).stream())
        .map(known -> refused(known.name() + "/", "data.folder.hidden", known))
        .toList();
  }

  private static Available refused(Available known) {
    return refused(known.name(), "data.folder.name", known);
  }

  private static Available refused(String name, String why, Available known) {
    return new Available(name, why, false, false, 0, known.faces());
  }

  /** Folders in order, but for hidden ones. */
  private List<Path> children() {
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder.get())) {
      return children
          .filter(child -> !nameOf(child).startsWith(".") && Files.isDirectory(child))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of(); // loading from it will say why
    }
  }

  private static String nameOf(Path child) {
    return child.getFileName().toString();
  }

  /** Names one can see, type and put into an address, whatever their script. */
  private static boolean isAllowed(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.equals(name.strip())
        && name.codePoints().noneMatch(DataRoot::isInvisible);
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> character == '\uFFFD'; // bytes that are no UTF-8
    };
  }

  private Optional<Available> describe(Path child) {
    IdxFolder digits = new IdxFolder(child);
    if (!digits.isComplete() && !isInside(child)) {
      return Optional.of(new Available(nameOf(child), "data.folder.outside", false, false, 0));
    }
    if (!digits.isComplete()) {
      Optional<Available> others = digits.isEmpty() ? people.describe(child) : Optional.empty();
      return others.or(() -> unread(child));
    }
    Optional<Integer> count = digits.trainCount();
    String name = child.getFileName().toString();
    return Optional.of(
        new Available(name, "data.folder.label", count.isPresent(), false, count.orElse(0)));
  }

  /** Whoever has put something there is to know why it is not offered. */
  private Optional<Available> unread(Path child) {
    try (Stream<Path> files = Files.list(child)) {
      return files.allMatch(file -> nameOf(file).startsWith("."))
          ? Optional.empty()
          : Optional.of(new Available(nameOf(child), "data.folder.unread", false, false, 0));
    } catch (IOException unreadable) {
      return Optional.of(new Available(nameOf(child), "data.folder.unread", false, false, 0));
    }
  }

  private boolean isInside(Path child) {
    try {
      return child.toRealPath().startsWith(folder.orElseThrow().toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
