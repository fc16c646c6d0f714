import '@mdxeditor/editor/style.css';
import { headingsPlugin, listsPlugin, MDXEditor, tablePlugin } from '@mdxeditor/editor';
import type { WidgetProps } from '../widget.tsx';

export default function Body({ value, onChange }: WidgetProps<string>) {
  return (
    <MDXEditor
      markdown={value ?? ''}
      onChange={onChange}
      plugins={[headingsPlugin(), listsPlugin(), tablePlugin()]}
    />
  );
}
