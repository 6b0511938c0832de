package io.sluice.experiments.config;

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
  OPENNLP_POS
}
