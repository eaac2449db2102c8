package facespace.train.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.data.PenDigits;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClassSamplerTest {
  private static final Images digits = PenDigits.generate(640, 1);

  @Test
  void a_batch_of_classes_holds_p_classes_with_k_images_each_no_image_twice() {
    Sampler sampler = new ClassSampler(digits, 4, 6, 5);
    Set<Integer> seen = new TreeSet<>();
    for (int step = 0; step < 50; step++) {
      int[] batch = sampler.batch(step);
      assertArrayEquals(batch, new ClassSampler(digits, 4, 6, 5).batch(step));
      Map<Integer, Set<Integer>> byClass = new TreeMap<>();
      for (int i : batch) {
        byClass.computeIfAbsent(digits.labels()[i], c -> new TreeSet<>()).add(i);
        seen.add(i);
      }
      assertEquals(4, byClass.size());
      byClass.values().forEach(images -> assertEquals(6, images.size()));
    }
    assertTrue(seen.size() > 400, seen.size() + " of 640 images seen in 1,200 draws");
  }
}
