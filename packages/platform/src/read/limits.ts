const mebibyte = 1024 * 1024

/** Bounds of what is read, each with the reason for its size. */
export const limits = {
  /** Articles, reports and tables seen so far are under 5 MB; above 20 MB a file is a scan, a film or an attack. */
  fileBytes: 20 * mebibyte,
  /** Word and Excel files are archives; a 468 kB one has been seen to inflate to 1.5 GB. */
  inflatedEntryBytes: 50 * mebibyte,
  inflatedTotalBytes: 200 * mebibyte,
  archiveEntries: 2000,
  /** A page with more tags than this is generated junk, and the main-content search would take longer than the timeout. */
  htmlTags: 150_000,
  /** A longer one is a book or a scan; its pages are held in memory together. */
  pdfPages: 1000,
  /** What one parse may take before its worker is stopped. */
  timeoutMs: 10_000,
  memoryMb: 512,
  /** Getting a page, its robots.txt and redirects included: longer than a slow site needs, shorter than patience. */
  fetchMs: 20_000,
  /** As many as RFC 9309 asks for robots.txt; pages need fewer. */
  redirects: 5,
  /** More of a robots.txt need not be read (RFC 9309). */
  robotsBytes: 500 * 1024,
  /** Longer addresses are those of forms and trackers. */
  addressLength: 2000,
} as const
