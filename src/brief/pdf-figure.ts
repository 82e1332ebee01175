/** The days of one measure as a drawing in the PDF, with its words for those who cannot see it. */
import type { Drawing } from './page.ts';
import { STRIP, type Sheet } from './pdf-sheet.ts';
import { FAINT, type Struct } from './pdf-write.ts';
import { stripOf } from './strip.ts';

const LINE = '#003399';

export function figure(
  sheet: Sheet,
  root: Struct,
  { of, alt }: Drawing,
  at: { x: number; y: number; width: number },
): void {
  const { doc, page, size } = sheet;
  const left = at.x + size * 1.6;
  const strip = stripOf(of, page.drawnTo, page.days, { width: at.width - size * 2, height: STRIP });
  const put = () => {
    doc.lineWidth(0.5).strokeColor('#bbbbbb');
    for (const y of [0, STRIP])
      doc
        .moveTo(left, at.y + y)
        .lineTo(at.x + at.width, at.y + y)
        .stroke();
    doc
      .font('regular')
      .fontSize(size * 0.7)
      .fillColor(FAINT);
    doc.text(String(of.measure.max), at.x, at.y - size * 0.45, { width: size * 1.3, align: 'right' });
    doc.text(String(of.measure.min), at.x, at.y + STRIP - size * 0.45, { width: size * 1.3, align: 'right' });
    if (strip.usual !== undefined)
      doc
        .moveTo(left, at.y + strip.usual)
        .lineTo(at.x + at.width, at.y + strip.usual)
        .dash(3, { space: 3 })
        .strokeColor(FAINT)
        .lineWidth(0.8)
        .stroke()
        .undash();
    doc.strokeColor(LINE).lineWidth(1.2);
    for (const [first, ...rest] of strip.runs) {
      doc.moveTo(left + first!.x, at.y + first!.y);
      for (const spot of rest) doc.lineTo(left + spot.x, at.y + spot.y);
      doc.stroke();
    }
    for (const spot of strip.dots) doc.circle(left + spot.x, at.y + spot.y, 1.8).fill(LINE);
    doc.strokeColor(FAINT).lineWidth(0.8);
    const lane = at.y + STRIP + strip.lane;
    for (const x of strip.gaps)
      doc
        .moveTo(left + x - 1.8, lane - 1.8)
        .lineTo(left + x + 1.8, lane + 1.8)
        .moveTo(left + x + 1.8, lane - 1.8)
        .lineTo(left + x - 1.8, lane + 1.8)
        .stroke();
  };
  root.add(
    doc.struct(
      'Figure',
      { alt, bbox: [at.x, at.y - size, at.x + at.width, at.y + STRIP + strip.lane + 3] } as never,
      put as never,
    ),
  );
}
