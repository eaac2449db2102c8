package facespace.play.web;

import io.javalin.security.RouteRole;

/**
 * What somebody may do here: the owner everything, a visitor what is asked for by looking, training
 * and drawing. A route that only the owner may use names {@link #OWNER}.
 */
public enum Role implements RouteRole {
  OWNER,
  VISITOR;

  /** As pages and style sheets know it. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
