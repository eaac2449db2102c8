package facespace.play.hub.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.text.Lang;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private final List<String> sent = new ArrayList<>();
  private final Deque<Callback> unanswered = new ArrayDeque<>();
  private final Viewer viewer = new Viewer(slowSession(), Lang.ZH);

  @Test
  void atMostTwoMessagesAreOnTheirWayAndTheNewestMomentWins() {
    for (byte n = 1; n <= 9; n++) {
      viewer.show(new byte[] {n});
    }
    assertEquals(List.of("1", "2"), sent);
    unanswered.remove().succeed();
    assertEquals(List.of("1", "2", "9"), sent);
    unanswered.remove().succeed();
    unanswered.remove().succeed();
    assertEquals(List.of("1", "2", "9"), sent);
  }

  @Test
  void aStateNeverOvertakesTheMomentBeforeIt() {
    viewer.show(new byte[] {1});
    viewer.show(new byte[] {2});
    viewer.show(new byte[] {3});
    viewer.say(lang -> "done in " + lang);
    assertEquals(List.of("1", "2"), sent);
    unanswered.remove().succeed();
    unanswered.remove().succeed();
    assertEquals(List.of("1", "2", "3", "done in ZH"), sent);
  }

  @Test
  void aStateThatWaitsIsMadeWhenItIsSent() {
    int[] step = {1};
    viewer.show(new byte[] {1});
    viewer.show(new byte[] {2});
    viewer.say(lang -> "step " + step[0]);
    step[0] = 7;
    unanswered.remove().succeed();
    assertEquals(List.of("1", "2", "step 7"), sent);
  }

  /**
   * Who comes while the first step is trained has it, perhaps, before the first weights are looked
   * up.
   */
  @Test
  void whoComesSeesNoMomentThatIsOlderThanOneSeenAlready() {
    viewer.greet(() -> Optional.empty());
    viewer.show(new byte[] {1});
    viewer.greet(() -> Optional.of(new byte[] {0}));
    assertEquals(List.of("1"), sent);
  }

  @Test
  void whoComesSeesTheNewestMoment() {
    viewer.greet(() -> Optional.of(new byte[] {4}));
    viewer.show(new byte[] {5});
    assertEquals(List.of("4", "5"), sent);
  }

  /** A session whose messages are on their way until the test answers them. */
  private Session slowSession() {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, args) -> {
              sent.add(
                  args[0] instanceof ByteBuffer bytes
                      ? String.valueOf(bytes.get(0))
                      : String.valueOf(args[0]));
              unanswered.add((Callback) args[1]);
              return null;
            });
  }
}
