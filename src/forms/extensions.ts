/** The extensions of FHIR and of Structured Data Capture that a form may carry, by their short names. */
import { objectIn, objectsIn, textIn, type Json } from './json.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

export const urls = {
  translation: `${CORE}translation`,
  xhtml: `${CORE}rendering-xhtml`,
  markdown: `${CORE}rendering-markdown`,
  control: `${CORE}questionnaire-itemControl`,
  hidden: `${CORE}questionnaire-hidden`,
  minValue: `${CORE}minValue`,
  maxValue: `${CORE}maxValue`,
  minQuantity: `${SDC}minQuantity`,
  maxQuantity: `${SDC}maxQuantity`,
  minLength: `${CORE}minLength`,
  decimals: `${CORE}maxDecimalPlaces`,
  regex: `${CORE}regex`,
  entryFormat: `${CORE}entryFormat`,
  minOccurs: `${CORE}questionnaire-minOccurs`,
  maxOccurs: `${CORE}questionnaire-maxOccurs`,
  unit: `${CORE}questionnaire-unit`,
  unitOption: `${CORE}questionnaire-unitOption`,
  unitValueSet: `${CORE}questionnaire-unitValueSet`,
  ordinal: `${CORE}ordinalValue`,
  weight: `${CORE}itemWeight`,
  optionPrefix: `${CORE}questionnaire-optionPrefix`,
  exclusive: `${CORE}questionnaire-optionExclusive`,
  openLabel: `${SDC}openLabel`,
  supportLink: `${CORE}questionnaire-supportLink`,
  variable: `${CORE}variable`,
  dynamic: `${CORE}cqf-expression`,
  calculatedValue: `${CORE}cqf-calculatedValue`,
  signature: `${CORE}questionnaire-signatureRequired`,
  calculated: `${SDC}calculatedExpression`,
  initial: `${SDC}initialExpression`,
  enable: `${SDC}enableWhenExpression`,
  answers: `${SDC}answerExpression`,
  candidates: `${SDC}candidateExpression`,
  context: `${SDC}contextExpression`,
  toggle: `${SDC}answerOptionsToggleExpression`,
  constraint: `${CORE}questionnaire-constraint`,
  targetConstraint: `${CORE}targetConstraint`,
  launchContext: `${SDC}launchContext`,
  population: `${SDC}itemPopulationContext`,
  critical: `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-rendering-criticalExtension`,
  entryMode: `${SDC}entryMode`,
  subForm: `${SDC}subQuestionnaire`,
  extract: `${SDC}observationExtract`,
  category: `${SDC}observation-extract-category`,
  media: `${SDC}itemMedia`,
  answerMedia: `${SDC}itemAnswerMedia`,
} as const;

/** Names under which an extension stood before, or stands in other guides. */
const aliases: Record<string, string> = {
  'http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue': urls.ordinal,
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/itemWeight': urls.weight,
  'http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue': urls.ordinal,
  'http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue': urls.ordinal,
  'http://hl7.org/fhir/StructureDefinition/iso21090-CO-value': urls.ordinal,
  'http://hl7.org/fhir/StructureDefinition/questionnaire-minLength': urls.minLength,
  'http://hl7.org/fhir/StructureDefinition/questionnaire-variable': urls.variable,
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-optionPrefix': urls.optionPrefix,
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-optionExclusive': urls.exclusive,
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-unitOption': urls.unitOption,
  'http://hl7.org/fhir/StructureDefinition/questionnaire-hiddenItem': urls.hidden,
};

export function extensions(of: unknown, url: string): Json[] {
  return objectsIn(objectIn(of)?.['extension']).filter((each) => {
    const own = textIn(each['url']);
    return own !== undefined && (aliases[own] ?? own) === url;
  });
}

/** What an extension holds, whatever its type. */
export function valueOf(extension: Json | undefined): unknown {
  const key = Object.keys(extension ?? {}).find((each) => each.startsWith('value'));
  return key === undefined ? undefined : extension?.[key];
}

export function extensionValue(of: unknown, url: string): unknown {
  return valueOf(extensions(of, url)[0]);
}

/** The code of a control, such as `help` or `lower`. */
export function controlOf(item: Json): string | undefined {
  const concept = objectIn(extensionValue(item, urls.control));
  return textIn(objectsIn(concept?.['coding'])[0]?.['code']);
}

/** The part of an extension that is made of parts. */
export function partOf(extension: Json, name: string): unknown {
  return valueOf(objectsIn(extension['extension']).find((each) => each['url'] === name));
}

const understood = new Set<string>(Object.values(urls));

/** Extensions without which a form is not to be run, and that are not known here. */
export function unknownModifiers(of: Json): string[] {
  return objectsIn(of['modifierExtension']).flatMap((each) => {
    const url = textIn(each['url']) ?? '';
    const wanted = url === urls.critical ? (textIn(valueOf(each)) ?? '') : url;
    return url === urls.critical && understood.has(wanted) ? [] : [wanted.slice(0, 120)];
  });
}
