package facespace.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which of the files in a folder are read: there may be several sets, whole ones or not. */
final class IdxSet {
  /** Of several sets in one folder the first of these is meant. */
  private static final List<String> USUAL = List.of("", "emnist-digits-", "emnist-mnist-");

  private IdxSet() {}

  /**
   * The files that are read, by what they are called here: those of one beginning, the most usual
   * that has all, else the most usual there is.
   */
  static Map<String, IdxFile> of(List<IdxFile> found) {
    Optional<String> beginning =
        found.stream()
            .map(IdxFile::beginning)
            .min(
                Comparator.comparing((String one) -> !isComplete(found, one))
                    .thenComparing(IdxSet::rank)
                    .thenComparing(Comparator.naturalOrder()));
    Map<String, IdxFile> read = new HashMap<>();
    found.stream()
        .filter(one -> one.beginning().equals(beginning.orElseThrow()))
        .sorted(preferred(found))
        .forEach(one -> read.putIfAbsent(one.name(), one));
    return read;
  }

  private static boolean isComplete(List<IdxFile> found, String beginning) {
    return names(found, one -> one.beginning().equals(beginning)) == IdxFolder.FILES.size();
  }

  private static int rank(String beginning) {
    int rank = USUAL.indexOf(beginning);
    return rank < 0 ? USUAL.size() : rank;
  }

  /**
   * Labels of another spelling belong to other images, though as many: images and labels are taken
   * of one if any has both, and all four if any has them; rather without a number, or of the
   * lowest, and plain rather than zipped.
   */
  private static Comparator<IdxFile> preferred(List<IdxFile> found) {
    return Comparator.comparing((IdxFile one) -> -names(found, one::isPartOf))
        .thenComparing(one -> -names(found, one::isWith))
        .thenComparing(one -> one.number().length())
        .thenComparing(IdxFile::number)
        .thenComparing(IdxFile::isZipped)
        .thenComparing(one -> !one.isUsual())
        .thenComparing(IdxFile::path);
  }

  private static long names(List<IdxFile> found, Predicate<IdxFile> which) {
    return found.stream().filter(which).map(IdxFile::name).distinct().count();
  }
}
