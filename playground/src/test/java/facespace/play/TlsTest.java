package facespace.play;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Tls;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate made for the occasion, as somebody who trusts nothing else sees it. */
class TlsTest {
  private static final Tls MADE =
      Certificates.made(List.of("localhost", "127.0.0.1", "::1"), Instant.now());

  @AutoClose
  private static final Playground playground =
      new Playground(
          new Access(
              "localhost",
              Set.of(),
              Optional.of(Keys.ofOwner("the-owners-own")),
              Optional.of(MADE),
              List.of()));

  @Test
  void whoTrustsTheCertificateGetsThePagesAndASecureCookie() throws Exception {
    HttpResponse<String> answer = get(trusting(MADE), "https", "localhost", "?key=the-owners-own");
    assertEquals(303, answer.statusCode());
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.endsWith("; Secure"), cookie);
    assertEquals(200, get(trusting(MADE), "https", "127.0.0.1", "api/health").statusCode());
  }

  @Test
  void theFingerprintIsThatOfWhatTheServerShows() throws Exception {
    HttpResponse<String> answer = get(trusting(MADE), "https", "localhost", "api/health");
    Certificate shown = answer.sslSession().orElseThrow().getPeerCertificates()[0];
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
    assertEquals(new BigInteger(1, hash), new BigInteger(MADE.fingerprint().replace(":", ""), 16));
    assertTrue(MADE.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), MADE.fingerprint());
  }

  @Test
  void whoTrustsAnotherGetsNothing() {
    Tls other = Certificates.made(List.of("localhost"), Instant.now());
    assertThrows(
        SSLException.class, () -> get(trusting(other), "https", "localhost", "api/health"));
    Tls elsewhere = Certificates.made(List.of("class.example"), Instant.now());
    try (Playground named =
        new Playground(
            new Access(
                "localhost", Set.of(), Optional.empty(), Optional.of(elsewhere), List.of()))) {
      URI uri = URI.create("https://localhost:" + named.app.port() + "/api/health");
      assertThrows(SSLException.class, () -> get(trusting(elsewhere), uri), "not its name");
    }
  }

  @Test
  void anAddressTypedWithoutHttpsLeadsThere() throws Exception {
    HttpResponse<String> answer = get(HttpClient.newHttpClient(), "http", "localhost", "play?a=b");
    assertEquals(307, answer.statusCode());
    assertEquals(
        "https://localhost:" + playground.app.port() + "/play?a=b",
        answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void aMadeCertificateLastsForSomeMonths() throws CertificateException {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    var certificate = Certificates.made(List.of("localhost"), then).chain().get(0);
    certificate.checkValidity(java.util.Date.from(then.plus(Duration.ofDays(80))));
    assertThrows(
        CertificateException.class,
        () -> certificate.checkValidity(java.util.Date.from(then.plus(Duration.ofDays(100)))));
  }

  @Test
  void aCertificateOfOnesOwnIsReadFromItsFilesAndAWrongOneRefused(@TempDir Path folder)
      throws Exception {
    Path chain = pem(folder, "CERTIFICATE", MADE.chain().get(0).getEncoded());
    Path key = pem(folder, "PRIVATE KEY", MADE.key().getEncoded());
    Tls read = Certificates.read(chain, key);
    assertEquals(MADE.fingerprint(), read.fingerprint());
    assertEquals(MADE.key(), read.key());

    Tls other = Certificates.made(List.of("localhost"), Instant.now());
    Path others = pem(folder, "EC PRIVATE KEY", other.key().getEncoded());
    Path wrong =
        pem(Files.createDirectory(folder.resolve("b")), "PRIVATE KEY", other.key().getEncoded());
    assertAll(
        () -> assertRefused("--tls-key", chain, wrong),
        () -> assertRefused("--tls-key", chain, others),
        () -> assertRefused("--tls-key", chain, chain),
        () -> assertRefused("--tls-cert", key, key),
        () -> assertRefused("--tls-cert", folder.resolve("nothing"), key));
  }

  private static void assertRefused(String option, Path chain, Path key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Certificates.read(chain, key));
    assertTrue(refused.getMessage().startsWith(option + " = "), refused.getMessage());
    assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
  }

  private static Path pem(Path folder, String kind, byte[] bytes) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-') + ".pem"),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
  }

  private static HttpClient trusting(Tls tls) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", tls.chain().get(0));
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<String> get(
      HttpClient client, String scheme, String host, String path)
      throws IOException, InterruptedException {
    return get(
        client, URI.create(scheme + "://" + host + ":" + playground.app.port() + "/" + path));
  }

  private static HttpResponse<String> get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
