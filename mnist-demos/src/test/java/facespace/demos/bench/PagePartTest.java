package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagePartTest {
  private static final Map<String, String> SITE =
      Map.of(
          "/play",
          "<link href=\"/static/css/a.css\"><script src=/static/js/a.js></script>"
              + "<a href=\"/losses\">more</a>",
          "/static/css/a.css",
          "@import 'b.css'; p { background: url(data:image/png;base64,xx) }",
          "/static/css/b.css",
          "p { color: red }",
          "/static/js/a.js",
          "import { b } from './lib/b.js'; import('./late.js');",
          "/static/js/lib/b.js",
          "export const b = 'from nowhere'; // " + "x".repeat(2000),
          "/api/catalogue",
          "{}");

  private HttpServer server;
  private int sent;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String text = SITE.get(exchange.getRequestURI().getPath());
          byte[] body = text == null ? new byte[0] : zipped(text);
          sent += body.length;
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void everythingThePageNeedsIsCountedOnceAsItTravels() throws IOException, InterruptedException {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    List<Measurement> results = new ArrayList<>();
    new PagePart(new Playground(base)).measure(results::add);
    assertEquals(1, results.size());
    assertEquals(sent / 1024.0, results.get(0).value(), 1e-9);
    assertTrue(results.get(0).how().startsWith(SITE.size() + " "), results.get(0).how());
  }
}
