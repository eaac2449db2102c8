package facespace.lessons.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;

/** A connection whose messages are sent whole, though the cell that sends them is interrupted. */
final class UndisturbedConnection extends JupyterConnection {
  private final Interruption interruption;

  UndisturbedConnection(KernelConnectionProperties properties, Interruption interruption)
      throws NoSuchAlgorithmException, InvalidKeyException {
    super(properties);
    this.interruption = interruption;
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
    return new ShellReplyEnvironment(shell, stdin, iopub, context) {
      @Override
      public void publish(Message<?> message) {
        interruption.undisturbed(() -> super.publish(message));
      }
    };
  }
}
