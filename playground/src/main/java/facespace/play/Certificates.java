package facespace.play;

import facespace.play.web.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Reads the certificate somebody has, or makes one for the occasion. */
final class Certificates {
  private static final Duration BEFORE = Duration.ofDays(1); // clocks of visitors differ
  private static final Duration AFTER = Duration.ofDays(90);
  private static final int SERIAL_BITS = 120;
  private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

  private Certificates() {}

  /**
   * One that nobody else has signed.
   *
   * @param names the names and addresses it is for
   */
  static Tls made(Collection<String> names, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500Name itself = new X500Name("CN=FaceSpace");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              itself,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(now.minus(BEFORE)),
              Date.from(now.plus(AFTER)),
              itself,
              pair.getPublic());
      builder.addExtension(Extension.subjectAlternativeName, false, generalNames(names));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
      return new Tls(pair.getPrivate(), List.of(certificate));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("a certificate of one's own", e);
    }
  }

  private static GeneralNames generalNames(Collection<String> names) {
    return new GeneralNames(
        names.stream()
            .distinct()
            .map(
                name ->
                    new GeneralName(
                        IP.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName,
                        name))
            .toArray(GeneralName[]::new));
  }

  /**
   * The one in two PEM files.
   *
   * @throws IllegalArgumentException with one sentence for people if there is none
   */
  static Tls read(Path chain, Path key) {
    List<X509Certificate> certificates = chain(chain);
    PrivateKey secret = key(key);
    if (!fits(secret, certificates.get(0))) {
      throw new IllegalArgumentException(
          "--tls-key = %s is not the key to the certificate in %s.".formatted(key, chain));
    }
    return new Tls(secret, certificates);
  }

  /** Whether what the one signs the other attests. */
  private static boolean fits(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature =
          Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }

  private static List<X509Certificate> chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("--tls-cert", file, "a certificate", e);
    }
    throw unusable("--tls-cert", file, "a certificate", null);
  }

  private static PrivateKey key(Path file) {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser pem = new PEMParser(reader)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    } catch (IOException e) {
      throw unusable("--tls-key", file, "a private key without a password", e);
    }
    throw unusable("--tls-key", file, "a private key without a password", null);
  }

  private static IllegalArgumentException unusable(
      String option, Path file, String wanted, Exception why) {
    return new IllegalArgumentException(
        "%s = %s cannot be used: a PEM file with %s is needed.".formatted(option, file, wanted),
        why);
  }
}
