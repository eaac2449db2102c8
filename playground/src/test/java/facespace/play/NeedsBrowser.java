package facespace.play;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whoever needs a browser is skipped where there is none. */
final class NeedsBrowser implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Assumptions.assumeTrue(Chromium.find().isPresent(), "no browser on the path");
    BrowserTest.chromium = Chromium.shared();
  }
}
