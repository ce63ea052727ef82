package io.groundspeed.probe.realm;

import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.authz.MapAttributes;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * The server's realm: users of the table {@code users}, with their bcrypt passwords and their role.
 * It is a {@code custom-realm} of the Elytron subsystem. Thread-safe.
 */
public final class GroundspeedRealm implements SecurityRealm {
  private final StoredUsers users;
  private final Login login;

  /** Called by the Elytron subsystem. */
  public GroundspeedRealm() {
    this(new StoredUsers());
  }

  private GroundspeedRealm(StoredUsers users) {
    this(
        users,
        new Login(
            users,
            new PasswordCheck(),
            HashGate.ofServer(),
            LoginAudit.ofServer(),
            RealmSettings.ofProcess().failures(),
            System::nanoTime));
  }

  GroundspeedRealm(StoredUsers users, Login login) {
    this.users = users;
    this.login = login;
  }

  @Override
  public RealmIdentity getRealmIdentity(Principal principal) {
    return principal instanceof NamePrincipal
        ? new Identity(principal)
        : RealmIdentity.NON_EXISTENT;
  }

  @Override
  public SupportLevel getCredentialAcquireSupport(
      Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
    return SupportLevel.UNSUPPORTED;
  }

  @Override
  public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
    return PasswordGuessEvidence.class.isAssignableFrom(type)
        ? SupportLevel.SUPPORTED
        : SupportLevel.UNSUPPORTED;
  }

  /** A name in one request. */
  private final class Identity implements RealmIdentity {
    private final Principal principal;
    private @Nullable StoredUser user;

    Identity(Principal principal) {
      this.principal = principal;
    }

    @Override
    public Principal getRealmIdentityPrincipal() {
      return principal;
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
        Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
      return SupportLevel.UNSUPPORTED;
    }

    /** The hash is never handed out. */
    @Override
    public <C extends Credential> @Nullable C getCredential(Class<C> type) {
      return null;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
      return GroundspeedRealm.this.getEvidenceVerifySupport(type, algorithm);
    }

    @Override
    public boolean verifyEvidence(Evidence evidence) {
      if (!(evidence instanceof PasswordGuessEvidence guess)) {
        return false;
      }
      Optional<StoredUser> verified =
          login.check(principal.getName(), new String(guess.getGuess()));
      verified.ifPresent(right -> user = right);
      return verified.isPresent();
    }

    @Override
    public boolean exists() throws RealmUnavailableException {
      return user().exists();
    }

    @Override
    public AuthorizationIdentity getAuthorizationIdentity() throws RealmUnavailableException {
      MapAttributes attributes = new MapAttributes();
      if (user().exists()) {
        attributes.addLast("role", user().role());
      }
      return AuthorizationIdentity.basicIdentity(attributes);
    }

    private StoredUser user() throws RealmUnavailableException {
      if (user == null) {
        try {
          user = users.of(principal.getName());
        } catch (SQLException e) {
          throw new RealmUnavailableException("The accounts can't be read now", e);
        }
      }
      return user;
    }
  }
}
