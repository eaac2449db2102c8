package facespace.play;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What FaceSpace is built of: nothing with a known hole, listed by the build, and watched. */
class BuiltOfTest {
  private static String project(String file) throws IOException {
    return Files.readString(Path.of("..").resolve(file));
  }

  @Test
  void ofJacksonItIsAVersionWithoutTheHolesThatAreKnown() {
    Version jackson = PackageVersion.VERSION;
    int[] numbers = {jackson.getMajorVersion(), jackson.getMinorVersion(), jackson.getPatchLevel()};
    assertTrue(Arrays.compare(numbers, new int[] {2, 21, 6}) >= 0, jackson.toString());
  }

  @Test
  void theBuildListsAllOfItAndNewerVersionsAreLookedFor() throws IOException {
    assertTrue(project("pom.xml").contains("<goal>makeBom</goal>"));
    for (String program : new String[] {"playground", "mnist-demos", "lessons"}) {
      assertTrue(project(program + "/pom.xml").contains("cyclonedx-maven-plugin"), program);
    }
    assertTrue(project(".ci/package").contains("-Dcyclonedx.skip=false"));
    assertTrue(project(".github/dependabot.yml").contains("package-ecosystem: maven"));
  }
}
