"""The files beside the pages, given to MkDocs as files that it publishes; and what it knows, as plain values."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from lessonkit.builders.carried import carried, is_published, page_parts
from lessonkit.builders.project import Project


def carry(files: Files, config: MkDocsConfig, project: Project) -> None:
    """Takes out what no page uses and puts in what they need.

    Raises:
        BuildError: the client cannot be bundled, or the runtime cannot be packed; the text is the tool's report.
    """
    styles = [
        file for file in files if file.src_uri.startswith("assets/stylesheets/") and file.src_uri.endswith(".css")
    ]
    theme_styles = "".join(file.content_string for file in sorted(styles, key=lambda file: file.src_uri))
    for file in list(files):
        if not is_published(file.src_uri):
            files.remove(file)
    for one in carried(project, theme_styles):
        if one.path:
            files.append(File.generated(config, one.uri, abs_src_path=str(one.path)))
        else:
            files.append(File.generated(config, one.uri, content=one.content or ""))
    config.extra["page_parts"] = page_parts()
