package io.groundspeed.platform.journey;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One question of a section. */
@Entity
@Table(name = "section_fields")
@EntityListeners(StaleValues.class)
class SectionField implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Section section;

  private String label;
  private FieldType fieldType;

  @Column(name = "is_required")
  private boolean required;

  private int orderIndex;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private @Nullable String options;

  protected SectionField() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("section", section.id()));
  }

  SectionField(Section section, String label, FieldType fieldType, int orderIndex) {
    this.section = section;
    this.label = label;
    this.fieldType = fieldType;
    this.orderIndex = orderIndex;
  }

  SectionField asRequired() {
    required = true;
    return this;
  }

  /**
   * @param json settings of the type, for example the options of a choice
   */
  SectionField withOptions(String json) {
    options = json;
    return this;
  }

  Long id() {
    return id;
  }

  Section section() {
    return section;
  }

  String label() {
    return label;
  }

  FieldType fieldType() {
    return fieldType;
  }

  boolean isRequired() {
    return required;
  }

  int orderIndex() {
    return orderIndex;
  }

  @Nullable String options() {
    return options;
  }
}
