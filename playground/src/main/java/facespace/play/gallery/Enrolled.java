package facespace.play.gallery;

import java.util.List;

/**
 * Somebody whom the gallery knows.
 *
 * @param id its name in addresses and on disk
 * @param name what people call them, unique in the gallery whatever the case
 * @param origin where the pictures come from
 * @param pictures the numbers of their pictures, ascending; there is at least one
 */
public record Enrolled(String id, String name, Origin origin, List<Integer> pictures) {
  /** Copies the list. */
  public Enrolled {
    pictures = List.copyOf(pictures);
  }
}
