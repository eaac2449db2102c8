package facespace.demos.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** How many bytes travel until {@code /play} is there: page, styles, modules, first answers. */
record PagePart(Playground playground) implements Part {
  private static final List<String> FIRST_ANSWERS = List.of("/api/catalogue?lang=en");

  private static final Pattern IN_PAGE = Pattern.compile("(?:src|href)=\"?(/static/[^\"\\s>]+)");
  private static final Pattern IN_MODULE =
      Pattern.compile("(?:from|import)\\s*[\"']([./][^\"']+)[\"']");
  private static final Pattern IN_STYLES =
      Pattern.compile("(?:@import\\s+|url\\()[\"']?([^\"')\\s]+)");

  @Override
  public void measure(Consumer<Measurement> result) throws IOException, InterruptedException {
    Deque<URI> open = new ArrayDeque<>(List.of(playground.base().resolve("/play")));
    FIRST_ANSWERS.forEach(path -> open.add(playground.base().resolve(path)));
    Set<URI> seen = new LinkedHashSet<>(open);
    long bytes = 0;
    while (!open.isEmpty()) {
      URI address = open.remove();
      HttpResponse<byte[]> response = playground.bytes(address.toString());
      bytes += response.body().length;
      for (URI asset : assets(address, text(response))) {
        if (seen.add(asset)) {
          open.add(asset);
        }
      }
    }
    result.accept(
        Measurement.of(
            "page transferred",
            bytes / 1024.0,
            "KB",
            Measurement.Aim.atMost(250),
            seen.size() + " resources, compressed bodies"));
  }

  private static List<URI> assets(URI address, String text) {
    String path = address.getPath();
    Pattern pattern =
        path.endsWith(".js") ? IN_MODULE : path.endsWith(".css") ? IN_STYLES : IN_PAGE;
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.startsWith("data:"))
        .map(address::resolve)
        .toList();
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    byte[] body = response.body();
    if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = unzipped.readAllBytes();
      }
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}
