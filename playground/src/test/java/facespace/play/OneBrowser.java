package facespace.play;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One browser for all classes of tests, closed after the last. */
final class OneBrowser implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Assumptions.assumeTrue(Chromium.find().isPresent(), "no browser on the path");
    BrowserTest.chromium =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
  }
}
