/** Where Decap is told that files lie; the desk maps these folders to where they really are. */
export const folders = { content: 'content', media: 'public/media' } as const;
