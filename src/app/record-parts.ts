/** What the commands about the record system are made of here: the ways in which lists and appointments are taken in anyway. */
import type { Config } from '../config/config.ts';
import type { Content } from '../content/content.ts';
import { enrol } from '../enrolment/enrol.ts';
import { report } from '../enrolment/list.ts';
import { keepVisit } from '../ops/commands/visit.ts';
import type { RecordCommandsDeps } from '../ops/record-commands.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { RecordSystem } from '../record-system/record-system.ts';
import type { Core } from '../turn/core.ts';
import { patientSystemOf } from './record-system.ts';

/** A record system knows nothing of check-ins; the clinic changes it with its list, or the patient by a text. */
const USUAL_CHECK_IN = '09:30';

export function recordParts(parts: {
  config: Config;
  content: Content;
  core: Core;
  audit: Audit;
  log: Log;
  systems: readonly RecordSystem[];
}): RecordCommandsDeps {
  const { config, content, core, audit, log, systems } = parts;
  const { store, wake } = core;
  return {
    store,
    content,
    audit,
    systems,
    wake,
    terms: {
      patientSystem: patientSystemOf(config),
      zone: content.clinic.zone,
      checkInAt: USUAL_CHECK_IN,
    },
    async enrol(cells) {
      const enrolled = await enrol({ store, content, log, wake }, 1, cells);
      // The report of a list names its rows, and there is none here.
      const [line = ''] = report([enrolled]).split('\n');
      return {
        done: enrolled.kind !== 'wrong',
        text: line.replace(/^row 1: (not enrolled: )?/, ''),
      };
    },
    keepVisit: (patient, at) => keepVisit(store, patient, at),
  };
}
