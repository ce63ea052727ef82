package io.groundspeed.account;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A user with an account. */
@Entity
@Table(name = "users")
@EntityListeners(StaleValues.class)
public class User implements Affecting {
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String username;
  private @Nullable String email;
  private String displayName;
  private Role role;
  private @Nullable String passwordHash;
  private @Nullable Instant disabledAt;
  private @Nullable Instant lastActiveAt;
  private Instant createdAt;
  private Instant updatedAt;

  /** Increases with each password change: sessions that began before it end. */
  private int credentialsVersion;

  protected User() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("user", id), EntityRef.of("mentor", id));
  }

  /** Creates an account without a password, which can't log in yet. */
  User(String username, String displayName, Role role, Instant createdAt) {
    this.username = username;
    this.displayName = displayName;
    this.role = role;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /**
   * @param bcrypt a hash in modular crypt format. Anything else, such as the password itself, is
   *     rejected here, because a database error message would reveal it.
   */
  void changePassword(String bcrypt, Instant at) {
    if (!BCRYPT.matcher(bcrypt).matches()) {
      throw new IllegalArgumentException("A password is stored as a bcrypt hash only.");
    }
    passwordHash = bcrypt;
    credentialsVersion++;
    updatedAt = at;
  }

  void rename(String name, String address, Instant at) {
    displayName = name;
    email = address;
    updatedAt = at;
  }

  void changeRole(Role next, Instant at) {
    role = next;
    updatedAt = at;
  }

  void disable(Instant at) {
    disabledAt = at;
    updatedAt = at;
  }

  void enable(Instant at) {
    disabledAt = null;
    updatedAt = at;
  }

  /** Records when the user was last active. */
  public void wasActive(Instant at) {
    lastActiveAt = at;
  }

  boolean canLogIn() {
    return passwordHash != null && disabledAt == null;
  }

  Long id() {
    return id;
  }

  String username() {
    return username;
  }

  @Nullable String email() {
    return email;
  }

  String displayName() {
    return displayName;
  }

  @Nullable String passwordHash() {
    return passwordHash;
  }

  int credentialsVersion() {
    return credentialsVersion;
  }

  Role role() {
    return role;
  }

  @Nullable Instant disabledAt() {
    return disabledAt;
  }

  @Nullable Instant lastActiveAt() {
    return lastActiveAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
