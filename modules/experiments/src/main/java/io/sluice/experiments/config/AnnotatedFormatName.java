package io.sluice.experiments.config;

import java.util.Locale;

/** Ways in which annotated sentences are written. */
public enum AnnotatedFormatName {
  CONLL2003,
  CONLL2000,
  COLUMNS,
  CONLLU,
  BRAT,
  JSONL,
  JSONL_DOCCANO,
  JSONL_PRODIGY,
  JSONL_LABEL_STUDIO,
  OPENNLP_NAMES,
  OPENNLP_POS;

  /** As it is written in a configuration, and as the format itself is called. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
