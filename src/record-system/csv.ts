/** Answers and scores as rows, for whoever has no record system but a spreadsheet. */
import type { Answered } from '../fhir/bundle.ts';
import { observationsOf } from '../fhir/observations.ts';
import { responseOf } from '../fhir/response.ts';
import type { AnsweredItem } from '../forms/answered-items.ts';

export const columns = ['patient', 'time', 'form', 'kind', 'item', 'code', 'name', 'value', 'unit'] as const;
export type Row = Record<(typeof columns)[number], string>;

export function rowsOf(patient: string, all: readonly Answered[]): Row[] {
  return all.flatMap((each) => {
    const { form, state, id, at, stopped, amended } = each;
    const context = { id, subject: `Patient/${patient}`, at, ...(amended && { amended }) };
    const base = { patient, time: amended?.of ?? at, form: form.questionnaire };
    const answers = itemsOf(responseOf(form, state, context, stopped).item ?? []).map(({ item, value }) => ({
      ...base,
      kind: 'answer',
      item: item.linkId,
      code: '',
      name: item.text ?? '',
      ...value,
    }));
    const measures = observationsOf(form, state, context).flatMap(({ code, identifier, ...rest }): Row[] => {
      const quantity = rest['valueQuantity'] as { value?: number; unit?: string } | undefined;
      if (quantity?.value === undefined) return [];
      return [
        {
          ...base,
          kind: 'score',
          item: identifier[0]?.value.split('#').slice(1).join('#') ?? '',
          code: code.coding[0]?.code ?? '',
          name: code.text ?? code.coding[0]?.display ?? '',
          value: String(quantity.value),
          unit: quantity.unit ?? '',
        },
      ];
    });
    return [...answers, ...measures];
  });
}

function itemsOf(
  items: readonly AnsweredItem[],
): { item: AnsweredItem; value: { value: string; unit: string } }[] {
  return items.flatMap((item) => {
    const own = (item.answer ?? []).map((answer) => ({ item, value: shown(answer) }));
    const below = (item.answer ?? []).flatMap((answer) => itemsOf(answer.item ?? []));
    return [...own, ...below, ...itemsOf(item.item ?? [])];
  });
}

type Given = NonNullable<AnsweredItem['answer']>[number];

function shown(answer: Given): { value: string; unit: string } {
  if ('valueCoding' in answer) {
    const { display, code } = answer.valueCoding;
    return { value: display ?? code ?? '', unit: '' };
  }
  if ('valueQuantity' in answer) {
    const { value, unit } = answer.valueQuantity;
    return { value: String(value ?? ''), unit: unit ?? '' };
  }
  const found = Object.entries(answer).find(([name]) => name.startsWith('value'))?.[1];
  return {
    value:
      typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
        ? String(found)
        : '',
    unit: '',
  };
}

export function csvOf(rows: readonly Row[]): string {
  const lines = [[...columns], ...rows.map((row) => columns.map((name) => row[name]))];
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes a text that begins like this for a formula, and a person may have written anything. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
