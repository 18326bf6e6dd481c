package io.qless.hub.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Builds certificates by RFC 5280 and judges whether an authority may speak for one.
final class Certificates {

  /// What no public domain can be: RFC 6762, RFC 8375, what ICANN keeps for private use, and what
  /// many routers use.
  private static final List<String> PRIVATE_HOSTS =
      List.of("local", "home.arpa", "internal", "lan", "localhost");

  /// RFC 1918, RFC 3927, RFC 4193, RFC 4291 and the loopbacks.
  private static final List<String> PRIVATE_ADDRESSES =
      List.of(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "127.0.0.0/8",
          "fc00::/7",
          "fe80::/10",
          "::1/128");

  /// Section 4.1.2.5.1 of RFC 5280; good until 2049.
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int SERIAL_BITS = 127;

  /// X.520, upper bound of a common name.
  private static final int MAX_COMMON_NAME = 64;

  private Certificates() {}

  /// An authority that signs for these names, private names and private addresses only.
  static X509Certificate authority(
      String name, KeyPair pair, ServerNames names, Instant from, Instant until)
      throws GeneralSecurityException {
    X500Name subject = name(name);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          builder(subject, subject, pair.getPublic(), from, until)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(pair.getPublic()))
              .addExtension(Extension.nameConstraints, true, constraints(names));
      return signed(builder, pair.getPrivate());
    } catch (IOException cause) {
      throw new GeneralSecurityException(cause);
    }
  }

  /// A server's certificate.
  ///
  /// @param key the server's
  /// @param signer the key of its issuer
  static X509Certificate server(
      ServerNames names,
      PublicKey key,
      X509Certificate issuer,
      PrivateKey signer,
      Instant from,
      Instant until)
      throws GeneralSecurityException {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      String first = names.first();
      X500Name subject = name(first.length() > MAX_COMMON_NAME ? "Q-Less hub" : first);
      X509v3CertificateBuilder builder =
          builder(
                  X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                  subject,
                  key,
                  from,
                  until)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
              .addExtension(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(all(names).toArray(GeneralName[]::new)))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(key))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(issuer));
      return signed(builder, signer);
    } catch (IOException cause) {
      throw new GeneralSecurityException(cause);
    }
  }

  /// Whether an authority may speak for all these names.
  static boolean mayName(X509Certificate authority, ServerNames names) {
    byte[] limits = authority.getExtensionValue(Extension.nameConstraints.getId());
    if (limits == null) {
      return true;
    }
    NameConstraints constraints =
        NameConstraints.getInstance(ASN1OctetString.getInstance(limits).getOctets());
    PKIXNameConstraintValidator judge = new PKIXNameConstraintValidator();
    judge.intersectPermittedSubtree(constraints.getPermittedSubtrees());
    try {
      for (GeneralName name : all(names).toList()) {
        judge.checkPermitted(name);
      }
      return true;
    } catch (NameConstraintValidatorException no) {
      return false;
    }
  }

  private static X500Name name(String common) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, common).build();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant until) {
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
        time(from),
        time(until),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static Time time(Instant instant) {
    return new Time(new DERUTCTime(UTC_TIME.format(instant)));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    } catch (OperatorCreationException cause) {
      throw new GeneralSecurityException(cause);
    }
  }

  private static NameConstraints constraints(ServerNames names) {
    List<GeneralName> permitted = new ArrayList<>();
    PRIVATE_HOSTS.forEach(host -> permitted.add(host(host)));
    names.hosts().forEach(host -> permitted.add(host(host)));
    PRIVATE_ADDRESSES.forEach(net -> permitted.add(new GeneralName(GeneralName.iPAddress, net)));
    for (InetAddress address : names.addresses()) {
      String mask = address.getAddress().length == 4 ? "/32" : "/128";
      permitted.add(new GeneralName(GeneralName.iPAddress, address.getHostAddress() + mask));
    }
    return new NameConstraints(
        permitted.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
  }

  private static Stream<GeneralName> all(ServerNames names) {
    return Stream.concat(
        names.hosts().stream().map(Certificates::host),
        names.addresses().stream()
            .map(address -> new GeneralName(GeneralName.iPAddress, address.getHostAddress())));
  }

  private static GeneralName host(String host) {
    return new GeneralName(GeneralName.dNSName, host);
  }
}
