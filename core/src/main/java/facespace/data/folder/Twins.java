package facespace.data.folder;

import facespace.data.Images;
import facespace.data.Remark;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures that are the same to the last pixel: of such a pair every model is sure. */
final class Twins {
  private Twins() {}

  /**
   * What to know of images that come twice.
   *
   * @param files what each image is called
   */
  static Optional<Remark> among(Images images, List<String> files) {
    Map<ByteBuffer, Integer> first = new HashMap<>();
    List<int[]> twins = new ArrayList<>();
    for (int i = 0; i < images.count(); i++) {
      Integer before = first.putIfAbsent(ByteBuffer.wrap(images.pixelsOf(i)), i);
      if (before != null) {
        twins.add(new int[] {before, i});
      }
    }
    return remark(twins, files);
  }

  /** The same of the two images of each pair. */
  static Optional<Remark> inPairs(Images images, List<String> files, int[] a, int[] b) {
    List<int[]> twins = new ArrayList<>();
    for (int k = 0; k < a.length; k++) {
      ByteBuffer one = ByteBuffer.wrap(images.pixelsOf(a[k]));
      if (one.equals(ByteBuffer.wrap(images.pixelsOf(b[k])))) {
        twins.add(new int[] {a[k], b[k]});
      }
    }
    return remark(twins, files);
  }

  private static Optional<Remark> remark(List<int[]> twins, List<String> files) {
    return twins.stream()
        .findFirst()
        .map(
            pair ->
                Remark.of(
                    "data.people.twins",
                    files.get(pair[0]),
                    files.get(pair[1]),
                    String.valueOf(twins.size())));
  }
}
