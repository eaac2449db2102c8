package facespace.play.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who sends a request, and from where.
 *
 * @param role what they may do
 * @param isHere whether they sit at the computer the server runs on
 */
public record Caller(Role role, boolean isHere) {
  private static final String ATTRIBUTE = Caller.class.getName();

  /** Whom the {@link Door} let in; a visitor if it did not see the request. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? caller
        : new Caller(Role.VISITOR, false);
  }

  /** Refuses visitors what belongs to the owner: a handler before every matched route. */
  public static void mustBeAllowed(Context ctx) {
    if (ctx.routeRoles().contains(Role.OWNER) && of(ctx.req()).role() != Role.OWNER) {
      throw new Refused(403, "refused.visitor");
    }
  }

  /** Whether they may manage what is kept here. */
  public boolean isOwner() {
    return role == Role.OWNER;
  }

  static void letIn(HttpServletRequest request, Role role) {
    request.setAttribute(ATTRIBUTE, new Caller(role, isLoopback(request.getRemoteAddr())));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException elsewhere) {
      return false;
    }
  }
}
