package facespace.play;

import java.util.List;

/** Where pages are. */
final class Addresses {
  /** Of every page, of those of which there are many one. */
  static final List<String> PAGES =
      List.of(
          "/",
          "/play",
          "/faces",
          "/verify",
          "/identify",
          "/runs",
          "/sweep",
          "/losses",
          "/losses/arcface",
          "/learn",
          "/learn/claims",
          "/learn/faces/features");

  private Addresses() {}
}
