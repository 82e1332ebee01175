/**
 * The brief as FHIR R4: a document Bundle, whose Composition has the page as narrative and the answers it rests on as
 * Observations, and a DocumentReference that carries the page as PDF for whoever takes no more than that.
 */
import type { Brief } from '../brief/line.ts';
import { quoted, type Page } from '../brief/page.ts';
import type { WordedSection } from '../brief/worded.ts';
import { between } from '../outcomes/numbers.ts';

export interface BriefContext {
  brief: Brief;
  page: Page;
  /** When it was made, with its zone: "2026-04-10T10:00:00-04:00". */
  at: string;
  /** The clinic's own name, as custodian. */
  clinic: string;
  /** The code of a question, where the form has one. */
  codeOf(of: string): { system: string; code: string; display?: string } | undefined;
}

const BASE = 'https://flarepath.example';
const LOINC = 'http://loinc.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const PATIENT_ASSERTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'PATAST',
  display: 'patient asserted',
};
const NOTE = { coding: [{ system: LOINC, code: '11506-3', display: 'Progress note' }] };
const UNITS = { system: 'http://unitsofmeasure.org', code: '{score}', unit: '{score}' };

export function briefBundle(context: BriefContext) {
  const { brief, at } = context;
  const observations = observationsOf(context);
  const resources = [composition(context, observations), patient(brief), device(), ...observations];
  return {
    resourceType: 'Bundle' as const,
    identifier: { system: 'urn:flarepath:brief', value: idOf(context) },
    type: 'document' as const,
    timestamp: at,
    entry: resources.map((resource) => ({
      fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

/** The same brief has the same identifier, so that whoever sends it twice can be told by the receiver. */
export function briefReference(context: BriefContext, pdf: Buffer) {
  const { brief, page, at } = context;
  return {
    resourceType: 'DocumentReference' as const,
    masterIdentifier: { system: 'urn:flarepath:brief', value: idOf(context) },
    status: 'current' as const,
    docStatus: 'final' as const,
    type: NOTE,
    subject: { reference: `Patient/${fhirId(brief.id)}`, identifier: patientIdentifier(brief) },
    date: at,
    author: [{ display: 'Flarepath' }],
    custodian: { display: context.clinic },
    securityLabel: [{ coding: [PATIENT_ASSERTED] }],
    description: page.title,
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          language: page.lang,
          data: pdf.toString('base64'),
          title: page.title,
          creation: at,
        },
      },
    ],
    context: { period: { start: brief.since, end: brief.today } },
  };
}

function composition(context: BriefContext, observations: Observation[]) {
  const { brief, page, at } = context;
  return {
    resourceType: 'Composition' as const,
    id: `${fhirId(brief.id)}-brief`,
    meta: { security: [PATIENT_ASSERTED] },
    language: page.lang,
    identifier: { system: 'urn:flarepath:brief', value: idOf(context) },
    status: 'final' as const,
    type: NOTE,
    subject: reference('Patient', fhirId(brief.id)),
    date: at,
    author: [reference('Device', DEVICE), reference('Patient', fhirId(brief.id))],
    title: page.title,
    custodian: { display: context.clinic },
    section: page.sections.map((each) => section(each, observations)),
  };
}

function section({ title, lines }: WordedSection, observations: Observation[]) {
  const named = new Set(
    lines.flatMap(({ line }) =>
      line.from.flatMap((from) =>
        from.kind === 'answers' ? from.days.map((day) => `${from.of} ${day}`) : [],
      ),
    ),
  );
  const entry = observations.filter(({ identifier: [first] }) => named.has(first?.value.split('#')[1] ?? ''));
  const paragraphs = lines.map(
    ({ text, quote }) => `<p>${safe(quote === undefined ? text : `${text} ${quoted(quote)}`)}</p>`,
  );
  return {
    title,
    text: {
      status: 'generated' as const,
      div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
    },
    ...(entry.length > 0 && { entry: entry.map(({ id }) => reference('Observation', id)) }),
  };
}

interface Observation {
  resourceType: 'Observation';
  id: string;
  identifier: { system: string; value: string }[];
  [name: string]: unknown;
}

/** The days that are drawn, for the measures that are: what the lines about daily life and pain rest on. */
function observationsOf({ brief, codeOf }: BriefContext): Observation[] {
  return brief.drawn.flatMap(({ measure, series }) =>
    between(series, brief.since, brief.today).map(({ day, value }): Observation => {
      const code = codeOf(measure.of);
      return {
        resourceType: 'Observation',
        id: `${fhirId(measure.id)}-${day}`,
        meta: { security: [PATIENT_ASSERTED] },
        identifier: [{ system: 'urn:flarepath:observation', value: `${brief.id}#${measure.of} ${day}` }],
        status: 'final',
        category: [{ coding: [{ system: CATEGORY, code: 'survey' }] }],
        code: { ...(code && { coding: [code] }), text: measure.id },
        subject: reference('Patient', fhirId(brief.id)),
        effectiveDateTime: day,
        performer: [reference('Patient', fhirId(brief.id))],
        valueQuantity: { value, ...UNITS },
      };
    }),
  );
}

const DEVICE = 'flarepath';
function device() {
  return {
    resourceType: 'Device' as const,
    id: DEVICE,
    deviceName: [{ name: 'Flarepath', type: 'user-friendly-name' as const }],
  };
}

function patient(brief: Brief) {
  return {
    resourceType: 'Patient' as const,
    id: fhirId(brief.id),
    identifier: [patientIdentifier(brief)],
    name: [{ text: brief.name }],
  };
}

function patientIdentifier({ id }: Brief) {
  return { system: 'urn:flarepath:patient', value: id };
}

function reference(type: string, id: string) {
  return { reference: `${type}/${id}` };
}

function idOf({ brief }: BriefContext): string {
  return `${brief.id}/${brief.madeAt}`;
}

/** FHIR's ids know no underscore; the identifier keeps the clinic's own spelling. */
function fhirId(id: string): string {
  return id.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 50);
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
