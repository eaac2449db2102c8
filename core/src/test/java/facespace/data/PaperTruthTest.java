package facespace.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTruthTest {
  @ParameterizedTest
  @CsvSource({"-1, false", "3, true", "0, false"})
  void drawn_again_from_its_truth_an_image_is_the_same(int heldOut, boolean colour) {
    Crowd crowd = new Crowd(4, 6, heldOut, colour, Conditions.STUDIO);
    DataSet paper = PaperCrowd.of(crowd);
    for (int i = 0; i < 24; i += 7) {
      assertDrawn(paper.train(), i, PaperTruth.ofTrain(crowd, paper.train(), i), colour);
      assertDrawn(paper.test(), i, PaperTruth.ofTest(crowd, paper.test(), i), colour);
    }
  }

  private static void assertDrawn(Images images, int i, PaperTruth truth, boolean colour) {
    assertArrayEquals(
        images.pixelsOf(i), PaperFaces.pixels(truth.person(), truth.shot(), 64, colour));
  }
}
