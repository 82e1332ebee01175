/** The text of a file as the forms it holds: one Questionnaire, or several in a Bundle, a list, or one on each line. */
import { objectIn, objectsIn, textIn, type Json } from './json.ts';
import { readForm, refused, type FormRead } from './read-form.ts';

const LONGEST_FILE = 8_000_000;

export interface Parsed {
  /** Which of several it is. */
  name?: string;
  read: FormRead;
}

/** The one form of a file. */
export function parseForm(text: string, valueSets: readonly Json[] = []): FormRead {
  const [first, ...more] = parseForms(text, valueSets);
  if (first !== undefined && more.length === 0) return first.read;
  const names = [first, ...more].map((each) => each?.name).join(', ');
  return refused(
    `The file holds ${more.length + 1} forms (${names}). Save the one you mean in a file of its own.`,
  );
}

/** `valueSets` are those a clinic keeps, for forms that only name them. */
export function parseForms(text: string, valueSets: readonly Json[] = []): Parsed[] {
  if (text.length > LONGEST_FILE) return only(refused('The file is larger than 8 MB. Split the form.'));
  if (text.includes('\u0000') || text.includes('\uFFFD'))
    return only(refused('The file is not written in UTF-8. Save it as UTF-8.'));
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return fromJson(JSON.parse(plain), valueSets);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    const lines = linesOf(plain);
    return lines === undefined ? only(refused(notJson(text, fault))) : fromAll(lines, valueSets);
  }
}

function only(read: FormRead): Parsed[] {
  return [{ read }];
}

function fromJson(json: unknown, valueSets: readonly Json[]): Parsed[] {
  const raw = objectIn(json);
  if (raw?.['resourceType'] === 'Bundle')
    return fromAll(objectsIn(objectsIn(raw['entry']).map(({ resource }) => resource)), valueSets);
  return Array.isArray(json) ? fromAll(objectsIn(json), valueSets) : only(readForm(json, valueSets));
}

/** Value sets that came along are as good as those inside a form. */
function fromAll(resources: readonly Json[], valueSets: readonly Json[]): Parsed[] {
  const are = (...types: string[]) =>
    resources.filter((each) => types.includes(String(each['resourceType'])));
  const forms = are('Questionnaire');
  if (forms.length === 0)
    return only(refused('The file holds no Questionnaire among its resources. Add it.'));
  const known = [...are('ValueSet', 'CodeSystem'), ...valueSets];
  const read = forms.map((each) => readForm(each, known));
  if (forms.length === 1) return read.map((each) => ({ read: each }));
  return read.map((each, at) => ({ name: nameOf(forms[at] ?? {}, at), read: each }));
}

function nameOf(form: Json, at: number): string {
  const name = textIn(form['url']) ?? textIn(form['id']) ?? textIn(form['title']);
  return `form ${at + 1}${name === undefined ? '' : `, ${name.slice(0, 80)}`}`;
}

/** One resource on each line, as record systems hand out many of them. */
function linesOf(text: string): Json[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return undefined;
  try {
    const found = objectsIn(lines.map((line): unknown => JSON.parse(line)));
    return found.length === lines.length ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Where it breaks, without a word of what stands there. */
function notJson(text: string, { message }: SyntaxError): string {
  const remedy = 'Save the Questionnaire as FHIR JSON.';
  if (/^\s*</.test(text)) return `The file is XML or HTML. ${remedy}`;
  if (text.trim() === '') return `The file is empty. ${remedy}`;
  if (/end of JSON/.test(message)) return `The file is not JSON: it ends too early. ${remedy}`;
  const at = /position (\d+)/.exec(message)?.[1];
  const where = at === undefined ? '' : `: it breaks in line ${text.slice(0, Number(at)).split('\n').length}`;
  return `The file is not JSON${where}. ${remedy}`;
}
