/** The small practice clinic that a newcomer meets: its patients come from a list like any clinic's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Content } from '../content/content.ts';
import { isQuiet, quietEnds } from '../model/time.ts';
import type { TimeShift } from '../ports/clock.ts';
import { memoryIn } from './memory.ts';
import type { PatientEntry, People } from './people.ts';
import { createSimulator, type Simulator } from './simulator.ts';

interface Opening {
  content: Content;
  contentDir: string;
  shift: TimeShift;
  hostNow: () => number;
  serviceUrl: () => string;
  accountSid: string;
  token: string;
  clinicNumber: string;
  dataDir: string;
  enrolled: (number: string) => Promise<PatientEntry | undefined>;
  moved: () => Promise<void>;
}

export function patientList(contentDir: string): string {
  return readFileSync(join(contentDir, 'demo-patients.csv'), 'utf8');
}

export function openPracticeClinic(of: Opening): Simulator {
  const simulator = createSimulator({
    serviceUrl: of.serviceUrl,
    twilio: { accountSid: of.accountSid, authToken: of.token, clinicNumber: of.clinicNumber },
    people: peopleOf(of.content, patientList(of.contentDir)),
    shift: of.shift,
    now: () => of.shift.frozenAt ?? of.hostNow() + of.shift.offsetMs,
    moved: of.moved,
    enrolled: of.enrolled,
    memory: memoryIn(of.dataDir),
  });
  const untilMorning = nightLeft(of);
  if (untilMorning > 0) simulator.forward(untilMorning);
  return simulator;
}

/** A newcomer who comes in the clinic's night meets its morning instead, or no phone would ring for hours. */
function nightLeft({ content, shift, hostNow }: Opening): number {
  const { quietHours, zone } = content.clinic;
  const now = hostNow() + shift.offsetMs;
  const asleep = shift.frozenAt === undefined && isQuiet(now, zone, quietHours);
  return asleep ? quietEnds(now, zone, quietHours) - now : 0;
}

function peopleOf(content: Content, csv: string): People {
  const rows = parse(csv, { columns: true, trim: true, skip_empty_lines: true }) as Record<string, string>[];
  return {
    patients: rows.map((row) => ({
      id: row['id'] ?? '',
      name: row['name'] ?? '',
      number: row['mobile'] ?? '',
      teamsUser: row['teams_user'] ?? '',
      zone: row['zone'] ?? 'UTC',
      lang: row['language'] ?? 'en',
      country: row['country'] ?? content.clinic.country,
      checkIn: row['check_in'] ?? '',
    })),
    clinicians: content.clinic.clinicians.map((each) => ({
      id: each.id,
      name: each.name,
      number: each.sms ?? '',
      teamsUser: each.teams ?? '',
    })),
  };
}
