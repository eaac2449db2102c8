package facespace.play.gallery;

import facespace.data.DataException;
import facespace.data.picture.FacePicture;
import facespace.geometry.Geometry;
import facespace.model.FaceModel;
import facespace.play.face.Face;
import facespace.play.web.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ranks everybody enrolled by their angle to a face. Embeddings of the pictures are computed once
 * per model, without keeping others waiting, and kept for the few models used last; pictures never
 * change, so they stay right. Of who is removed from the gallery none is kept. Thread-safe.
 */
public final class Recogniser {
  private static final Logger LOG = LoggerFactory.getLogger(Recogniser.class);
  private static final int MODELS_KEPT = 3;

  private final Gallery gallery;
  private final Map<FaceModel, Map<String, float[]>> embeddings =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FaceModel, Map<String, float[]>> eldest) {
          return size() > MODELS_KEPT;
        }
      };

  public Recogniser(Gallery gallery) {
    this.gallery = gallery;
    gallery.whenRemoved(this::forget);
  }

  private synchronized void forget(String id) {
    embeddings.values().forEach(known -> known.keySet().removeIf(key -> key.startsWith(id + "/")));
  }

  /** How many embeddings are kept. */
  synchronized int kept() {
    return embeddings.values().stream().mapToInt(Map::size).sum();
  }

  /**
   * Everybody enrolled, nearest first.
   *
   * @param face the embedding of the face asked about (D), unit length
   */
  public List<Candidate> rank(FaceModel model, float[] face) {
    List<Enrolled> people = gallery.people();
    Map<String, float[]> known = known(model);
    List<Candidate> candidates = new ArrayList<>();
    for (Enrolled person : people) {
      nearest(person, known, model, face).ifPresent(candidates::add);
    }
    candidates.sort(Comparator.comparingDouble(Candidate::angleDeg));
    return candidates;
  }

  private synchronized Map<String, float[]> known(FaceModel model) {
    return embeddings.computeIfAbsent(model, any -> new ConcurrentHashMap<>());
  }

  /** Empty if none of the person's pictures can be seen any more. */
  private Optional<Candidate> nearest(
      Enrolled person, Map<String, float[]> known, FaceModel model, float[] face) {
    Candidate best = null;
    for (int number : person.pictures()) {
      String key = person.id() + "/" + number;
      float[] embedding = known.get(key);
      if (embedding == null) {
        Optional<Face> stored = picture(person, number);
        if (stored.isEmpty()) {
          continue;
        }
        embedding = model.embed(stored.get().input(model.channels()));
        known.put(key, embedding);
        if (!gallery.has(person.id())) { // removed before it was kept
          known.remove(key);
        }
      }
      double angleDeg = Geometry.angleDeg(embedding, 0, face, 0, face.length);
      if (best == null || angleDeg < best.angleDeg()) {
        best = new Candidate(person, number, angleDeg);
      }
    }
    return Optional.ofNullable(best);
  }

  /** One damaged file, or somebody removed meanwhile, must not hide all the others. */
  private Optional<Face> picture(Enrolled person, int number) {
    try {
      byte[] png = gallery.picture(person.id(), number);
      return Optional.of(Face.photographed(FacePicture.read(png, number + ".png")));
    } catch (DataException | Refused gone) {
      LOG.warn("Picture {} of {} is left out: {}", number, person.id(), gone.getMessage());
      return Optional.empty();
    }
  }
}
