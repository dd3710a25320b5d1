import { type DragEvent, useState } from 'react'
import styles from './drop-zone.module.css'

/** A place to drop files on, or to choose them from. `accept` is what the chooser offers first. */
export function DropZone({
  title,
  note,
  accept,
  multiple,
  take,
}: {
  title: string
  note: string
  accept: string
  multiple?: boolean
  take: (files: File[]) => void
}) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) take(multiple ? files : files.slice(0, 1))
  }
  return (
    <label
      className={over ? `${styles.zone} ${styles.over}` : styles.zone}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        multiple={multiple}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) take(files)
        }}
      />
      <strong>{title}</strong>
      <span className="caption">{note}</span>
    </label>
  )
}
