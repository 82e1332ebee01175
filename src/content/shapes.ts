/** The shapes of the files in content/ that no other room needs to know. */
import { z } from 'zod';
import { clinic } from '../model/clinician.ts';
import { countries, language } from '../model/language.ts';
import { formPolicy } from '../model/form-plan.ts';
import { flareGraph } from '../model/flare.ts';
import { pacePolicy } from '../model/pace.ts';
import { medicineWatchPolicy } from '../model/medicine.ts';
import { outcomeRules } from '../model/outcomes.ts';
import { checkInPolicy, policy } from '../model/policy.ts';
import { crisisNumbers, protocol } from '../model/protocol.ts';
import { roster } from '../model/roster.ts';
import { triggerRules } from '../model/trigger.ts';
import { skill, skillPolicy } from '../model/skill.ts';
import { dayPattern, zone } from '../model/time.ts';
import { visitPolicy } from '../model/visit-policy.ts';

/** Who stands behind a file: nothing is `approved` without a person and a day. */
export const review = z
  .strictObject({
    status: z.enum(['draft', 'approved']),
    by: z.string().optional(),
    on: z.string().regex(dayPattern).optional(),
  })
  .refine((each) => each.status === 'draft' || (each.by !== undefined && each.on !== undefined), {
    message: 'an approved file names who approved it (by) and the day (on)',
  });

const header = { id: z.string(), version: z.number().int().min(1), source: z.string(), review };

const message = z.strictObject({
  text: z.string().min(1),
  /** How many SMS segments it may take. */
  budget: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Wording that a source fixes, and that the reading checks therefore leave alone; `note` names the source. */
  verbatim: z.boolean().default(false),
  note: z.string().optional(),
});
export type Message = z.infer<typeof message>;
export const messagesFile = z.strictObject({
  ...header,
  language,
  messages: z.record(
    z.string().regex(/^[a-z][a-z-]*(\.[a-z0-9_-]+)+$/, 'is not a message key; write it as room.name'),
    z.union([
      z
        .string()
        .min(1)
        .transform((text) => message.parse({ text })),
      message,
    ]),
  ),
});

export const policyFile = policy.extend(header).strict();
export const checkInsFile = checkInPolicy.extend(header).strict();
export const formsFile = formPolicy.extend(header).strict();
export const placesFile = z.strictObject({
  ...header,
  /** In small letters, without accents. */
  places: z.record(z.string().regex(/^[a-z ]+$/), zone),
});
export const visitsFile = visitPolicy.extend(header).strict();
export const paceFile = pacePolicy.extend(header).strict();
export const triggersFile = triggerRules.extend(header).strict();
export const outcomesFile = outcomeRules.extend(header).strict();
export const flareFile = flareGraph.extend(header).strict();
export const skillFile = skill.extend({ ...header, id: skill.shape.id }).strict();
export const skillsFile = skillPolicy.extend(header).strict();
export const medicineWatchFile = medicineWatchPolicy.extend(header).strict();
export const clinicFile = clinic.extend(header).strict();
export const rosterFile = roster.extend(header).strict();
export const protocolFile = protocol.extend(header).strict();

const day = z.string().regex(dayPattern, 'is not a day; write it as 2026-11-24');
export const numbersFile = z.strictObject({
  ...header,
  countries: z.record(
    z.enum(countries),
    crisisNumbers
      .extend({
        verifiedOn: day,
        expiresOn: day,
        /** Which of the numbers still wait for somebody to see a source. */
        notConfirmed: z
          .array(z.enum(['emergency', 'crisis', 'crisisText', 'poison', 'violence']))
          .default([]),
        /** Kept for the clinic; no text of ours names them. */
        more: z
          .array(
            z.strictObject({
              for: z.string(),
              call: z.string().optional(),
              text: z.string().optional(),
              word: z.string().optional(),
              confirmed: z.boolean(),
            }),
          )
          .default([]),
      })
      .strict(),
  ),
});

const plainWord = z.strictObject({ value: z.number(), en: z.string().min(1), es: z.string().min(1) });
export const choicesFile = z.strictObject({
  ...header,
  questions: z.record(z.string(), z.array(plainWord).min(2).max(9)),
});

/** A form as it is kept: what it is called here, and the rest for whoever runs it. */
export const formFile = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().regex(/^[a-z0-9-]+$/),
  url: z.url(),
  version: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(['draft', 'active']),
});
export type FormFile = z.infer<typeof formFile>;
