namespace Miftah.Web.Text;

/// <summary>Takes /en off the path into the path base, so that every link a page makes stays in its language.</summary>
public static class LanguagePrefix
{
    public static IApplicationBuilder UseLanguagePrefix(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments(
                        Language.English.Prefix,
                        StringComparison.Ordinal,
                        out var rest
                    )
                )
                {
                    context.Request.PathBase = Language.English.Prefix;
                    context.Request.Path = rest.HasValue ? rest : "/";
                }
                return next(context);
            }
        );
}
