package io.sluice.experiments.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one home of a setting's default, written as it would be in the file. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** YAML text, such as {@code 0.5} or {@code {norm: 1.0}}. */
  String value();
}
