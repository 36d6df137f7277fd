import { z } from 'zod';
import { Band, MeasureId } from './analysis.ts';
import { ScenarioCues } from './cue.ts';
import { Milliseconds, Share, Slug } from './primitives.ts';

const Phrasings = z.array(z.string().min(2).max(200)).min(1).max(30);
const checkBase = {
  id: Slug,
  description: z.string().min(3).max(240),
  points: z.number().positive().max(100).default(1),
};

/** Limits a check to one section; missing means anywhere. */
const inSection = { sectionId: Slug.optional() };

/**
 * A yes/no check. `says`: the key message in any of the phrasings. `avoids`: must not be said (a negated mention is allowed).
 * `asks`: a question with any of the phrasings, or any question of the kind. `answers`: acknowledge, respond, confirm, in order.
 * `shows`: demo steps in order, each by words and (where `needsScreenChange`) a screen change close to them. `time`: the section
 * within its budget, `toleranceShare` of it allowed either way. `delivery`: a measure inside its band. `person`: only a human can judge.
 */
export const Check = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('says'), ...checkBase, ...inSection, phrasings: Phrasings }),
  z.object({ kind: z.literal('avoids'), ...checkBase, phrasings: Phrasings }),
  z.object({
    kind: z.literal('asks'),
    ...checkBase,
    ...inSection,
    phrasings: Phrasings.optional(),
    openOnly: z.boolean().default(false),
    atLeast: z.int().positive().default(1),
  }),
  z.object({
    kind: z.literal('answers'),
    ...checkBase,
    ...inSection,
    acknowledge: Phrasings,
    respond: Phrasings,
    confirm: Phrasings,
  }),
  z.object({
    kind: z.literal('shows'),
    ...checkBase,
    steps: z
      .array(z.object({ title: z.string().max(120), phrasings: Phrasings, needsScreenChange: z.boolean() }))
      .min(1),
  }),
  z.object({ kind: z.literal('time'), ...checkBase, sectionId: Slug, toleranceShare: Share.default(0.2) }),
  z.object({ kind: z.literal('delivery'), ...checkBase, measureId: MeasureId, band: Band }),
  z.object({ kind: z.literal('person'), ...checkBase, question: z.string().max(300) }),
]);
export type Check = z.infer<typeof Check>;

/** A criterion: a set of checks; its share is the points of passed checks over the points that could be judged. */
export const Criterion = z.object({
  id: Slug,
  title: z.string().min(3).max(120),
  weight: z.number().positive().max(100),
  mustPass: z.boolean().default(false),
  checks: z.array(Check).min(1),
});
export type Criterion = z.infer<typeof Criterion>;

/** Criteria, and the share of the weighted points that passes. Frozen in the kit when the attempt starts. */
export const Rubric = z.object({ passMarkShare: Share, criteria: z.array(Criterion).min(1) });
export type Rubric = z.infer<typeof Rubric>;

/** A part of the scenario with its time budget. `notes` are shown to the speaker. */
export const Section = z.object({
  id: Slug,
  title: z.string().min(2).max(120),
  budgetMs: Milliseconds,
  notes: z.string().max(600).default(''),
});
export type Section = z.infer<typeof Section>;

/** One performance to give. */
export const Scenario = z.object({
  id: Slug,
  title: z.string().min(3).max(120),
  kind: z.enum(['demo', 'objection', 'discovery']),
  brief: z.string().min(10).max(3000),
  sections: z.array(Section).min(1),
  keyMessages: z.array(z.string().max(240)),
  mustNotSay: z.array(z.string().max(240)),
  rubric: Rubric,
  cues: ScenarioCues.prefault({}),
  /** What the vendor's own exemplar of this scenario measures, to compare with. */
  exemplar: z.partialRecord(MeasureId, z.number()).default({}),
});
export type Scenario = z.infer<typeof Scenario>;

/** The vendor's face: one accent colour for light and one for dark, both readable on the studio's backgrounds. */
export const Brand = z.object({
  vendorName: z.string().min(2).max(80),
  programmeName: z.string().min(2).max(120),
  accentLight: z.string().regex(/^#[0-9a-f]{6}$/),
  accentDark: z.string().regex(/^#[0-9a-f]{6}$/),
});
export type Brand = z.infer<typeof Brand>;

/**
 * `kit.json`: scenarios, rubric, brand and rules of one vendor. `schemaVersion` 1. `backendUrl` is where submissions go.
 * `backendPublicKey` is the Ed25519 key (base64, 32 bytes) that signs receipts.
 */
export const Kit = z.object({
  schemaVersion: z.literal(1),
  id: Slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  language: z.string().min(2).max(10),
  brand: Brand,
  vocabulary: z.array(z.string().min(2).max(60)).max(200),
  /** Words that the vendor would rather not hear from a partner; noted in the report beside the language's own list. */
  jargon: z.array(z.string().min(2).max(60)).max(200).default([]),
  scenarios: z.array(Scenario).min(1),
  bands: z.partialRecord(MeasureId, Band).default({}),
  rules: z.object({
    practiceMayBecomeCertification: z.boolean(),
    /** Whether the speaker's corrections of the transcript count in a certification. Reviewers see both versions either way. */
    correctionsCountInCertification: z.boolean().default(false),
    consentText: z.string().min(20).max(2000),
  }),
  backendUrl: z.url(),
  backendPublicKey: z.string().max(100).optional(),
});
export type Kit = z.infer<typeof Kit>;

/** A kit with what is known of its signature: `pinned` keys are built into the studio or its installer. */
export const LoadedKit = z.object({
  kit: Kit,
  sha256: z.string(),
  signature: z.enum(['verified', 'unsigned']),
  signedBy: z.string().max(120).optional(),
});
export type LoadedKit = z.infer<typeof LoadedKit>;
