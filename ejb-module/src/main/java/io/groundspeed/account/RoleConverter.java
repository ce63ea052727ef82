package io.groundspeed.account;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class RoleConverter extends LowerCaseConverter<Role> {
  RoleConverter() {
    super(Role.class);
  }
}
