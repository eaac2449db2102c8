package facespace.match;

import facespace.knob.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Known people, searched for the ones most like a probe: every entry is compared, none is skipped.
 * A person may have several entries and scores as the best of them.
 *
 * <p>Embeddings stand in blocks, dimension after dimension: the inner loop then adds a multiple of
 * one row of neighbours to another, which processors do for many entries at once. Safe for use by
 * several threads, one at a time.
 */
public final class GalleryIndex {
  private static final int BLOCK = 1024;

  private final int dim;
  private final List<float[]> blocks = new ArrayList<>();
  private int[] owners = new int[BLOCK];
  private int count;

  /**
   * @param dim numbers per embedding, at least 1
   */
  public GalleryIndex(int dim) {
    if (dim < 1) {
      throw new BadValue("error.range", "dim", String.valueOf(dim), "1 …");
    }
    this.dim = dim;
  }

  /**
   * A person and how alike.
   *
   * @param identity the number under which the person was added
   * @param score cosine of the probe with the person's best entry, −1 … 1
   */
  public record Hit(int identity, float score) {}

  /** Numbers per embedding. */
  public int dim() {
    return dim;
  }

  /** How many embeddings are kept. */
  public synchronized int entries() {
    return count;
  }

  /** How many different people are kept. */
  public synchronized int people() {
    return (int) Arrays.stream(owners, 0, count).distinct().count();
  }

  /**
   * Adds an entry; a person may have several.
   *
   * @param identity any number that stands for the person
   * @param embedding dim numbers of any length but 0
   * @throws BadValue if it has another dimension, no direction, or a number that is not finite
   */
  public synchronized void add(int identity, float[] embedding) {
    float[] unit = unit(embedding);
    if (count == blocks.size() * BLOCK) {
      blocks.add(new float[dim * BLOCK]);
    }
    if (count == owners.length) {
      owners = Arrays.copyOf(owners, 2 * count);
    }
    put(count, unit);
    owners[count++] = identity;
  }

  /** Removes every entry of a person, and says how many there were. */
  public synchronized int remove(int identity) {
    int before = count;
    for (int i = count - 1; i >= 0; i--) {
      if (owners[i] == identity) {
        count--;
        put(i, get(count));
        owners[i] = owners[count];
        put(count, new float[dim]);
      }
    }
    while (blocks.size() * BLOCK - count >= BLOCK) {
      blocks.remove(blocks.size() - 1);
    }
    return before - count;
  }

  /**
   * The people most like a probe.
   *
   * @param most how many at most
   * @return best first; of equals the one added first, unless entries were removed
   * @throws BadValue as {@link #add}
   */
  public synchronized List<Hit> search(float[] probe, int most) {
    float[] scores = scores(probe);
    List<Hit> hits = new ArrayList<>();
    float enough = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count && most > 0; i++) {
      if (scores[i] > enough) {
        offer(hits, new Hit(owners[i], scores[i]), most);
        enough = hits.size() < most ? enough : hits.get(most - 1).score();
      }
    }
    return hits;
  }

  private static void offer(List<Hit> hits, Hit hit, int most) {
    int place = hits.size();
    while (place > 0 && hits.get(place - 1).score() < hit.score()) {
      place--;
    }
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).identity() == hit.identity()) {
        if (i < place) {
          return;
        }
        hits.remove(i);
        break;
      }
    }
    hits.add(place, hit);
    if (hits.size() > most) {
      hits.remove(most);
    }
  }

  /**
   * Cosine of a probe with every entry, in the order they were added, unless some were removed.
   *
   * @throws BadValue as {@link #add}
   */
  public synchronized float[] scores(float[] probe) {
    float[] unit = unit(probe);
    float[] scores = new float[count];
    float[] sums = new float[BLOCK];
    for (int b = 0; b < blocks.size(); b++) {
      Arrays.fill(sums, 0);
      multiply(blocks.get(b), unit, sums);
      System.arraycopy(sums, 0, scores, b * BLOCK, Math.min(BLOCK, count - b * BLOCK));
    }
    return scores;
  }

  /** The person to whom an entry of {@link #scores} belongs. */
  public synchronized int identity(int entry) {
    return owners[entry];
  }

  private static void multiply(float[] block, float[] probe, float[] sums) {
    for (int d = 0; d < probe.length; d++) {
      add(block, d * BLOCK, probe[d], sums);
    }
  }

  private static void add(float[] block, int from, float factor, float[] sums) {
    for (int i = 0; i < BLOCK; i++) {
      sums[i] += factor * block[from + i];
    }
  }

  private void put(int entry, float[] unit) {
    float[] block = blocks.get(entry / BLOCK);
    for (int d = 0; d < dim; d++) {
      block[d * BLOCK + entry % BLOCK] = unit[d];
    }
  }

  private float[] get(int entry) {
    float[] block = blocks.get(entry / BLOCK);
    float[] unit = new float[dim];
    for (int d = 0; d < dim; d++) {
      unit[d] = block[d * BLOCK + entry % BLOCK];
    }
    return unit;
  }

  private float[] unit(float[] embedding) {
    if (embedding.length != dim) {
      throw new BadValue("match.gallery.dim", embedding.length, dim);
    }
    double[] unit = Embeddings.of(embedding, dim).unit().values();
    float[] floats = new float[dim];
    for (int d = 0; d < dim; d++) {
      floats[d] = (float) unit[d];
    }
    return floats;
  }
}
