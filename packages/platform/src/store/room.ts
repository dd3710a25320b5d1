import { statfs } from 'node:fs/promises'

/**
 * Free bytes that an embedded store needs. PGlite does not survive a full disk: it hangs when its log cannot grow, so
 * room is looked at before. A new store takes some 45 MB; the log grows by files of 16 MB.
 */
const needed = { make: 128e6, write: 64e6 }

/** Whether the disk of a folder has room for making a store in it, or for writing to the one that is there. */
export const hasRoom = async (folder: string, what: keyof typeof needed): Promise<boolean> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= needed[what]
}
