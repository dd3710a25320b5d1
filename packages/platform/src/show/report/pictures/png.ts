import { type Drawing, fonts, ink, type Mark } from './drawing.ts'

/** Pixels of the painted picture for one of the drawing: 200 dots an inch on paper. */
const density = 2

/**
 * A picture painted as PNG, for readers of Word files that show no SVG; null where this machine cannot paint. The painter is
 * the one that the PDF reader brings along where the machine has a build of it.
 */
export const paintPng = async (drawing: Drawing): Promise<Uint8Array | null> => {
  const painter = await import('@napi-rs/canvas').catch(() => null)
  if (!painter) return null
  const canvas = painter.createCanvas(drawing.width * density, drawing.height * density)
  const context = canvas.getContext('2d')
  context.scale(density, density)
  context.fillStyle = ink.paper
  context.fillRect(0, 0, drawing.width, drawing.height)
  for (const mark of drawing.marks) paint(context, mark)
  return new Uint8Array(canvas.toBuffer('image/png'))
}

const paint = (context: import('@napi-rs/canvas').SKRSContext2D, mark: Mark): void => {
  switch (mark.kind) {
    case 'box':
      context.fillStyle = mark.fill
      context.fillRect(mark.x, mark.y, mark.width, mark.height)
      return
    case 'line':
      context.strokeStyle = mark.stroke
      context.lineWidth = mark.width
      context.setLineDash(mark.dashed ? [4, 3] : [])
      context.beginPath()
      for (const [x, y] of mark.points) context.lineTo(x, y)
      context.stroke()
      context.setLineDash([])
      return
    case 'text':
      context.font = `${mark.size}px ${fonts}`
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor
      context.fillStyle = mark.fill
      context.fillText(mark.text, mark.x, mark.y)
      return
    default:
      context.beginPath()
      if (mark.kind === 'dot') context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI)
      else {
        const { x, y, radius } = mark
        context.moveTo(x, y - radius)
        context.lineTo(x + radius, y)
        context.lineTo(x, y + radius)
        context.lineTo(x - radius, y)
        context.closePath()
      }
      context.fillStyle = mark.fill
      context.strokeStyle = mark.stroke
      context.lineWidth = 1.5
      context.fill()
      context.stroke()
  }
}
