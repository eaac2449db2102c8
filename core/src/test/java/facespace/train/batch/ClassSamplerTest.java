package facespace.train.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.train.spec.RunSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

  @Test
  void the_hint_of_epochs_says_how_few_batches_of_classes_one_has() {
    int batches = new ClassSampler(digits.head(80), 5, 4, 1).perEpoch();
    KnobInfo epochs =
        RunSpec.fields().stream().filter(it -> it.key().equals("epochs")).findFirst().orElseThrow();
    String en = "80 faces in batches of 5 × 4 make " + batches + " batches";
    assertTrue(epochs.hintEn().contains(en), epochs.hintEn());
    String zh = "80 张人脸按 5 × 4 取，一轮只有 " + batches + " 批";
    assertTrue(epochs.hintZh().contains(zh), epochs.hintZh());
  }

  /** A class with one image has no two: then no number of images will do. */
  @Test
  void a_class_with_too_few_images_is_named_with_what_will_do() {
    Images images = PenDigits.generate(30, 1);
    int[] labels = images.labels();
    for (int left : new int[] {1, 2}) {
      int[] kept =
          IntStream.range(0, 30).filter(i -> labels[i] != 4 || before(labels, i) < left).toArray();
      Images some = images.subset(kept);
      BadValue refused = assertThrows(BadValue.class, () -> new ClassSampler(some, 2, 3, 1));
      String allowed = left == 1 ? "p = 0, k = 0" : "2 … 2";
      assertTrue(refused.getMessage().contains("“4” with only " + left), refused.getMessage());
      assertTrue(
          refused.getMessage().endsWith("allowed is " + allowed + "."), refused.getMessage());
    }
  }

  @Test
  void of_one_class_none_can_be_chosen() {
    Images images = PenDigits.generate(40, 1);
    int[] labels = images.labels();
    Images sevens = images.subset(IntStream.range(0, 40).filter(i -> labels[i] == 7).toArray());
    BadValue refused = assertThrows(BadValue.class, () -> new ClassSampler(sevens, 2, 2, 1));
    assertTrue(refused.getMessage().endsWith("allowed is p = 0, k = 0."), refused.getMessage());
  }

  private static long before(int[] labels, int end) {
    return IntStream.range(0, end).filter(i -> labels[i] == 4).count();
  }
}
